"""getFile, and the download at /file/bot<token>/<path>."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args
from sandbox.telegram.chats import JSON
from sandbox.telegram.files import NoIdentifier, StoredFile, unique_id_in
from sandbox.telegram.refusals import Refused

LARGEST_DOWNLOAD = 20 * 1024 * 1024
VALID = 3600.0  # seconds: "It is guaranteed that the link will be valid for at least 1 hour" (Bot API, getFile)


@dataclass
class Downloads:
    """Paths that getFile has named, each with the time (monotonic) until which it can be fetched."""

    account: Account
    open: dict[str, float] = field(default_factory=dict)

    async def get_file(self, args: Args) -> JSON:
        """A file with the path to fetch it by; raises Refused."""
        file = self._named(args.text("file_id"))
        if file.size > LARGEST_DOWNLOAD:
            raise Refused("file_too_big")
        self.open[file.path] = time.monotonic() + VALID
        return file.reference() | {"file_path": file.path}

    def _named(self, file_id: str) -> StoredFile:
        if not file_id:
            raise Refused("file_id_missing")
        try:
            file = self.account.state.files.known.get(unique_id_in(file_id))
        except NoIdentifier as error:
            raise Refused("file_id_invalid") from error
        if file is None:
            raise Refused("file_gone")
        return file

    def content(self, path: str) -> bytes:
        """The bytes at a path that getFile has named within the hour; raises Refused."""
        if self.open.get(path, 0.0) < time.monotonic():
            raise Refused("method_unknown")
        file = next((one for one in self.account.state.files.known.values() if one.path == path), None)
        found = self.account.shelf.get(file) if file is not None else None
        if found is None:
            raise Refused("method_unknown")
        return found
