"""The folder that a demo keeps its state in; one demo at a time plays with it."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path


class StateInUse(Exception):
    """Another demo, or a bot that an earlier one left, still plays with this folder; the text says which."""


@dataclass(frozen=True)
class StateFolder:
    """Where each thing is kept. `lock` is an open descriptor: whoever holds it, a child too, holds the folder."""

    path: Path
    lock: int

    @property
    def keys(self) -> Path:
        return self.path / "keys.json"

    @property
    def clock(self) -> Path:
        """Whole seconds that the world is ahead; the bot reads the same file."""
        return self.path / "clock"

    @property
    def world(self) -> Path:
        return self.path / "world"

    @property
    def telegram(self) -> Path:
        return self.path / "telegram.json"

    @property
    def database(self) -> Path:
        return self.path / "pakunok.db"

    @property
    def bot_log(self) -> Path:
        return self.path / "bot.log"

    def sign(self, words: str) -> None:
        """Write into the lock who holds it, for the person who starts a second demo."""
        os.ftruncate(self.lock, 0)
        os.pwrite(self.lock, words.encode(), 0)


def take(path: Path) -> StateFolder:
    """Make the folder where there is none and hold it until this process and its children end, or raise StateInUse."""
    path.mkdir(parents=True, exist_ok=True)
    lock = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, 400, 0).decode(errors="replace")
        os.close(lock)
        raise StateInUse(holder) from None
    return StateFolder(path.resolve(), lock)
