"""Reading an answer's body without ever holding more than the cap, packed or not."""

from __future__ import annotations

import zlib
from typing import Protocol

import httpx

from bot.http.errors import TooLarge, Unusable

_GZIP = 16 + zlib.MAX_WBITS


class _Unpacker(Protocol):
    def unpack(self, chunk: bytes, room: int) -> bytes: ...
    def end(self) -> None: ...


class _Plain:
    def unpack(self, chunk: bytes, room: int) -> bytes:
        return chunk[:room]

    def end(self) -> None: ...


class _Gzip:
    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(_GZIP)

    def unpack(self, chunk: bytes, room: int) -> bytes:
        try:
            return self._inflate.decompress(chunk, room)
        except zlib.error:
            raise Unusable("not gzip") from None

    def end(self) -> None:
        if not self._inflate.eof:
            raise Unusable("gzip cut short")


_UNPACKERS: dict[str, type[_Unpacker]] = {"": _Plain, "identity": _Plain, "gzip": _Gzip}
ACCEPT_ENCODING = "gzip"


async def collect(response: httpx.Response, limit: int) -> bytes:
    """Read the whole body; TooLarge as soon as it is known to pass `limit`."""
    if int(response.headers.get("content-length", "0")) > limit:
        raise TooLarge(limit)
    encoding = response.headers.get("content-encoding", "").lower()
    if encoding not in _UNPACKERS:
        raise Unusable("unknown content encoding")
    unpacker = _UNPACKERS[encoding]()
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += unpacker.unpack(chunk, limit + 1 - len(body))
        if len(body) > limit:
            raise TooLarge(limit)
    unpacker.end()
    return bytes(body)
