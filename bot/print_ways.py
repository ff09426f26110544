"""Where a print station puts labels: a folder, or a printer behind CUPS. Each keeps its promise through any kill.

* Folder: each label is put there exactly once, whole, also where something takes the files away as they come.
  A hidden file is written first, then the label is claimed in the database, then the file gets its name: whoever was
  killed in between left the hidden file, and by the claim the next run knows whether to name it or to begin anew.
* Printer: each label is handed over at most once. It is claimed first; whoever was killed before `lp` had answered left
  a claim that is not finished, and the next run names the label for a person to look after.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bot.clock import Clock
from bot.db import documents, printing
from bot.db.engine import Database
from bot.db.printing import ToPrint

_PART = ".part"
_LP_WITHIN_S = 60.0


class NotPrinted(Exception):
    """The label was provably not printed: it may be tried again. The text says why."""


class InDoubt(Exception):
    """Nobody knows whether the label was printed: a person has to look. The text says why."""


class FolderTaken(Exception):
    """Another agent puts labels into this folder."""


class Store:
    """What a station asks of the database."""

    def __init__(self, database: Database, clock: Clock, station: str) -> None:
        """Speak as this station."""
        self._database = database
        self._clock = clock
        self._station = station

    async def enrol(self, *, old_too: bool) -> None:
        """Begin to be a station."""
        async with self._database.write() as db:
            await printing.enrol(db, self._station, self._clock.now(), old_too=old_too)

    async def again(self, number: str) -> bool:
        """Have a label printed once more."""
        async with self._database.write() as db:
            return await printing.print_again(db, self._station, number)

    async def unprinted(self, limit: int) -> list[ToPrint]:
        """Labels to print."""
        async with self._database.read() as db:
            return await printing.unprinted(db, self._station, limit)

    async def unfinished(self) -> list[ToPrint]:
        """Labels of which nobody knows whether they were printed."""
        async with self._database.read() as db:
            return await printing.unfinished(db, self._station)

    async def content_of(self, label: ToPrint) -> bytes | None:
        """The file itself."""
        async with self._database.read() as db:
            return await documents.content(db, label.document_id)

    async def begin(self, label: ToPrint) -> bool:
        """Claim it, once."""
        async with self._database.write() as db:
            return await printing.begin(db, self._station, label.document_id, self._clock.now())

    async def is_begun(self, document_id: int) -> bool:
        """Whether it was claimed."""
        async with self._database.read() as db:
            return await printing.is_begun(db, self._station, document_id)

    async def finish(self, document_id: int) -> None:
        """Note that it was handed over."""
        async with self._database.write() as db:
            await printing.finish(db, self._station, document_id, self._clock.now())

    async def give_back(self, label: ToPrint) -> None:
        """Note that it was not."""
        async with self._database.write() as db:
            await printing.give_back(db, self._station, label.document_id)


class Way(Protocol):
    """How labels leave the desk."""

    async def recover(self, store: Store) -> Sequence[str]:
        """See to what an earlier run left; the numbers that a person has to look after."""

    async def put(self, store: Store, label: ToPrint, content: bytes) -> bool:
        """Bring one label out; False where somebody else does. NotPrinted or InDoubt where it did not go well."""


def name_of(label: ToPrint) -> str:
    """The label's file: files sorted by name stand in the order in which labels were made."""
    return f"{label.document_id:04}-{label.number}.pdf"


class Folder:
    """Puts labels into a folder, out of which something prints, or a person does."""

    def __init__(self, folder: Path) -> None:
        """Use this folder, alone. FolderTaken where another agent does."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = (folder / ".print-agent.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise FolderTaken from error

    def close(self) -> None:
        """Let others use the folder."""
        self._lock.close()

    async def recover(self, store: Store) -> Sequence[str]:
        """Name what was claimed, and throw away what was not."""
        for part in sorted(self._folder.glob(f".*{_PART}")):
            name = part.name.removeprefix(".").rpartition(".pdf")[0] + ".pdf"
            document_id = name.partition("-")[0]
            if document_id.isdecimal() and await store.is_begun(int(document_id)):
                part.replace(self._folder / name)
            else:
                part.unlink()
        for label in await store.unfinished():
            await store.finish(label.document_id)  # claimed, and no hidden file: it has its name already
        return ()

    async def put(self, store: Store, label: ToPrint, content: bytes) -> bool:
        """Write it beside, claim it, give it its name."""
        part = self._folder / f".{name_of(label)}.{secrets.token_hex(4)}{_PART}"
        await asyncio.to_thread(_write_through, part, content)
        if not await store.begin(label):
            part.unlink()
            return False
        part.replace(self._folder / name_of(label))
        await store.finish(label.document_id)
        return True


def _write_through(file: Path, content: bytes) -> None:
    """To the disk itself: after a power cut a claimed label must be there."""
    with file.open("wb") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class Printer:
    """Hands labels to CUPS."""

    def __init__(self, lp: str, printer: str) -> None:
        """Use the program `lp`, and this printer of it; the usual one where the name is empty."""
        self._command = (lp, *(("-d", printer) if printer else ()))

    def close(self) -> None:
        """Nothing is held."""

    async def recover(self, store: Store) -> Sequence[str]:
        """Name what may or may not have been printed, once."""
        doubtful = await store.unfinished()
        for label in doubtful:
            await store.finish(label.document_id)
        return [label.number for label in doubtful]

    async def put(self, store: Store, label: ToPrint, content: bytes) -> bool:
        """Claim it, then hand it over."""
        if not await store.begin(label):
            return False
        code, told = await self._lp(label, content)
        if code != 0:
            await store.give_back(label)
            raise NotPrinted(told)
        await store.finish(label.document_id)
        return True

    async def _lp(self, label: ToPrint, content: bytes) -> tuple[int, str]:
        pipe = asyncio.subprocess.PIPE
        command = (*self._command, "-t", name_of(label))
        try:
            lp = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as error:
            return 1, f"lp cannot be started ({type(error).__name__})"
        try:
            async with asyncio.timeout(_LP_WITHIN_S):
                _, errors = await lp.communicate(content)
        except TimeoutError as error:
            lp.kill()
            await lp.wait()
            raise InDoubt(f"lp did not answer within {_LP_WITHIN_S:.0f} s") from error
        return lp.returncode or 0, errors.decode(errors="replace").strip() or f"lp ended with {lp.returncode}"
