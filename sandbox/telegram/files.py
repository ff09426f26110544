"""Files of messages: their identifiers, what is known of each, and their bytes in a folder or in memory.

No file's bytes are looked into here (photos.py does), and nothing is refused (media.py does).
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.telegram.chats import JSON

MOST_FILES = 2000
MOST_BYTES = 500 * 1024 * 1024
# kind → Telegram's word for it in errors, folder of the download, first byte of an identifier
KINDS = {
    "photo": ("Photo", "photos", 2),
    "thumbnail": ("Thumbnail", "thumbnails", 0),
    "voice": ("VoiceNote", "voice", 3),
    "video": ("Video", "videos", 4),
    "document": ("Document", "documents", 5),
    "sticker": ("Sticker", "stickers", 8),
    "audio": ("Audio", "music", 9),
}
SUFFIXES = {"photo": ".jpg", "thumbnail": ".jpg", "voice": ".oga", "video": ".mp4", "sticker": ".webp", "audio": ".mp3"}
IDENTIFIER_VERSION = 4


class NoIdentifier(ValueError):
    """What was given is no file identifier; the message is Telegram's."""


@dataclass
class StoredFile:
    """What is known of one file. `path`: as getFile names it. Sides in pixels, `duration` in seconds; 0: not known.

    `sizes`: the unique identifiers of a photo in all its sizes; `thumbnail`: that of a file's small picture.
    """

    unique_id: str
    kind: str
    path: str
    size: int
    name: str = ""
    mime_type: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    emoji: str = ""
    thumbnail: str = ""
    sizes: list[str] = field(default_factory=list)

    @property
    def file_id(self) -> str:
        """The identifier by which a bot sends the file again."""
        raw = bytes([KINDS[self.kind][2]]) + self.unique_id.encode() + bytes([IDENTIFIER_VERSION])
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    def reference(self) -> JSON:
        """The fields that every kind of file has in the Bot API."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


def unique_id_in(file_id: str) -> str:
    """The lasting part of a file_id; raises NoIdentifier (tdlib/td, FileManager.cpp)."""
    try:
        raw = base64.b64decode(file_id + "=" * (-len(file_id) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        wrong = "Wrong padding length" if len(file_id) % 4 == 1 else "Wrong character in the string"
        raise NoIdentifier(f"Wrong remote file identifier specified: {wrong}") from error
    if not raw:
        raise NoIdentifier("Remote file identifier must be non-empty")
    if raw[-1] != IDENTIFIER_VERSION:
        raise NoIdentifier("Wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    return raw[1:-1].decode("ascii", errors="replace")


@dataclass
class Files:
    """Everything sent, newest last; beyond the bounds the oldest go. Part of the account's state."""

    known: dict[str, StoredFile] = field(default_factory=dict)
    next_number: int = 0

    def name(self, kind: str, name: str = "") -> tuple[str, str]:
        """A new unique identifier, and a path as Telegram makes it: documents/file_7.pdf."""
        suffix = Path(name).suffix if name else SUFFIXES.get(kind, "")
        path = f"{KINDS[kind][1]}/file_{self.next_number}{suffix}"
        self.next_number += 1
        return secrets.token_urlsafe(12).replace("-", "A"), path

    def overflow(self) -> list[StoredFile]:
        """Forget the oldest beyond the bounds; gives what went."""
        gone, total = [], sum(file.size for file in self.known.values())
        while len(self.known) > MOST_FILES or total > MOST_BYTES:
            oldest = self.known.pop(next(iter(self.known)))
            total -= oldest.size
            gone.append(oldest)
        return gone


@dataclass
class Shelf:
    """The bytes: in `folder`, by unique identifier, or in memory where there is none."""

    folder: Path | None = None
    held: dict[str, bytes] = field(default_factory=dict)

    def put(self, file: StoredFile, content: bytes) -> None:
        """Keep the bytes of a file."""
        if self.folder is None:
            self.held[file.unique_id] = content
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / file.unique_id).write_bytes(content)

    def get(self, file: StoredFile) -> bytes | None:
        """The bytes of a file, None where they are gone."""
        if self.folder is None:
            return self.held.get(file.unique_id)
        place = self.folder / file.unique_id
        return place.read_bytes() if place.exists() else None

    def drop(self, file: StoredFile) -> None:
        """Forget the bytes of a file."""
        self.held.pop(file.unique_id, None)
        if self.folder is not None:
            (self.folder / file.unique_id).unlink(missing_ok=True)
