"""Multipart forms as Telegram's server reads them (tdlib/td, HttpReader.cpp): laxer with names than aiohttp is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sandbox.telegram.refusals import Refused

BOUNDARY = re.compile(r'boundary=(?:"([^"]+)"|([^;\s]+))', re.IGNORECASE)
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(;|$)', re.DOTALL)
FORM_DATA = "form-data;"
NO_TYPE = "application/octet-stream"


@dataclass(frozen=True)
class Part:
    """One part of a form; a file where it has a `file_name`, though that may be empty."""

    name: str
    file_name: str | None
    mime_type: str
    content: bytes


def parts(body: bytes, content_type: str) -> Iterator[Part]:
    """The parts of a form in order; raises Refused."""
    found = BOUNDARY.search(content_type)
    if found is None:
        raise Refused("form_unreadable", why="boundary not found")
    mark = b"--" + (found[1] or found[2]).encode()
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)[1:]
    if not pieces or not pieces[-1].startswith(b"--"):
        raise Refused("form_unreadable", why="unexpected end of request content")
    return (_part(piece) for piece in pieces[:-1])


def _part(piece: bytes) -> Part:
    head, blank, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    if not blank or not head:
        raise Refused("form_unreadable", why="headers in multipart/form-data are empty")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head.decode(errors="replace").split("\r\n"))
    }
    said = _parameters(headers.get("content-disposition", FORM_DATA))
    if not said.get("name"):
        raise Refused("form_unreadable", why="field name in multipart/form-data not found")
    return Part(said["name"], said.get("filename"), headers.get("content-type", NO_TYPE), content)


def _parameters(disposition: str) -> dict[str, str]:
    """Name and filename, quoted or bare, percent-decoded; filename* is unknown to Telegram."""
    if not disposition.startswith(FORM_DATA):
        raise Refused("form_unreadable", why="expected form-data content disposition")
    rest, said = disposition.removeprefix(FORM_DATA).strip(), {}
    while "=" in rest:
        key, _, rest = rest.partition("=")
        value, rest = _value(rest.lstrip())
        said[key.strip()] = unquote(value)
    return said


def _value(rest: str) -> tuple[str, str]:
    if not rest.startswith('"'):
        bare, _, after = rest.partition(";")
        return bare.strip(), after.strip()
    quoted = QUOTED.match(rest)
    if quoted is None:
        raise Refused("form_unreadable", why="unclosed quoted string in Content-Disposition header")
    return re.sub(r"\\(.)", r"\1", quoted[1]), rest[quoted.end() :].strip()
