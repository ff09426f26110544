"""Tables in the forms that nothing of ours writes: OpenDocument's, and old Excel's (BIFF8 in a compound file)."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from html import escape

Cell = str | float | None
Rows = Sequence[Sequence[Cell]]

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
# As LibreOffice ends every sheet: what is empty goes on to the last row there can be.
_REST = (
    '<table:table-row table:number-rows-repeated="{0}"><table:table-cell table:number-columns-repeated="1024"/>'
    "</table:table-row>"
)


def ods(rows: Rows, more: str = "") -> bytes:
    """A sheet of LibreOffice's; `more` is markup behind the rows."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Аркуш1">{lines}{more}{_REST.format(1048576 - len(rows))}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return packed.getvalue()


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    told = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {told}><text:p>{value}</text:p></table:table-cell>"


_FREE, _END, _FAT = (
    0xFFFFFFFF,
    0xFFFFFFFE,
    0xFFFFFFFD,
)  # sectors of a compound file: free, the last one, the table's own
_SECTOR = 512
_SHORTEST = 4096  # a shorter stream would stand in sectors of another size


def xls(rows: Rows, *, locked: bool = False) -> bytes:
    """A sheet of Excel 97 to 2003: sector 0 is the table of sectors, 1 the directory, the rest the one stream."""
    stream = _workbook(rows, locked=locked)
    stream = stream.ljust(max(_SHORTEST, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    last = len(stream) // _SECTOR + 1
    chain = [_FAT, _END, *range(3, last + 1), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    counts = (0, 1, 1, 0, _SHORTEST, _END, 0, _END, 0)
    header = struct.pack("<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, *counts)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    entries = _entry("Root Entry", 5, 1, (_END, 0)) + _entry("Workbook", 2, _FREE, (2, len(stream)))
    return header + table + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, where: tuple[int, int]) -> bytes:
    told = name.encode("utf-16-le")
    return struct.pack("<64sHBB3I16xI16xIQ", told, len(told) + 2, kind, 1, _FREE, _FREE, child, 0, *where)


def _workbook(rows: Rows, *, locked: bool) -> bytes:
    name, end = b"Sheet1", _record(0x000A)
    lock = _record(0x002F, struct.pack("<3H", 1, 1, 1)) if locked else b""
    head = _begin(0x0005) + lock + _record(0x0042, struct.pack("<H", 1200))
    sheet_at = len(head) + 4 + 8 + len(name) + len(end)
    sheet = _record(0x0085, struct.pack("<I4B", sheet_at, 0, 0, len(name), 0) + name)
    told = [
        _xls_cell(place, column, value)
        for place, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is not None
    ]
    size = _record(0x0200, struct.pack("<2I3H", 0, len(rows), 0, max(map(len, rows)), 0))
    return head + sheet + end + _begin(0x0010) + size + b"".join(told) + end


def _begin(what: int) -> bytes:
    return _record(0x0809, struct.pack("<4H2I", 0x0600, what, 0x0DBB, 1996, 0, 6))


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(body)) + body


def _xls_cell(place: int, column: int, value: str | float) -> bytes:
    at = struct.pack("<3H", place, column, 0)
    if isinstance(value, str):
        return _record(0x0204, at + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, at + struct.pack("<d", value))
