"""What a file is by its first bytes, and whether the archive in it may be opened: told by its directory alone."""

from __future__ import annotations

import enum
import re
import zipfile
from io import BytesIO

from bot.domain.errors import SheetRefused

MOST_BYTES = 10 * 1024 * 1024
_MOST_UNPACKED = 50 * 1024 * 1024
_MOST_RATIO = 200  # the emptiest real sheets that were seen shrink to a hundredth
_BIG_ENOUGH = 1024 * 1024  # what is smaller unpacked harms nobody, however well it was packed
_MOST_ENTRIES = 2000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = ("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0").encode("latin-1")
# MS-XLS, 2.4.117 FilePass: right behind the record that begins the workbook, or behind WriteProtect.
_LOCKED_OLD = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_ZIP = b"PK\x03\x04"


class Packed(enum.Enum):
    """How the cells are packed."""

    WORKBOOK = "workbook"
    TEXT = "text"


def packed_as(content: bytes) -> Packed:
    """Tell a workbook (xlsx, xls, ods) from text; SheetRefused for what must not be opened."""
    if len(content) > MOST_BYTES:
        raise SheetRefused("error-sheet-too-big")
    if content.startswith(_ZIP):
        _check_archive(content)
        return Packed.WORKBOOK
    if content.startswith(_OLD_EXCEL):
        if _LOCKED in content or _LOCKED_OLD.search(content):
            raise SheetRefused("error-sheet-locked")
        return Packed.WORKBOOK
    return Packed.TEXT


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise SheetRefused from error
    if len(entries) > _MOST_ENTRIES:
        raise SheetRefused("error-sheet-too-big")
    if any(entry.flag_bits & 1 for entry in entries):
        raise SheetRefused("error-sheet-locked")
    unpacked = sum(entry.file_size for entry in entries)
    swollen = unpacked > _BIG_ENOUGH and unpacked > len(content) * _MOST_RATIO
    if unpacked > _MOST_UNPACKED or swollen:
        raise SheetRefused("error-sheet-too-big")
