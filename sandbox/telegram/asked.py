"""Reading what a request of the stage asks for. Raises Impossible for what is of another shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from sandbox.telegram.args import Upload
from sandbox.telegram.chats import JSON
from sandbox.telegram.phone import Impossible
from sandbox.telegram.requests import read_form


async def asked(request: web.Request) -> JSON:
    """The JSON object in the body."""
    given = json.loads(await request.read() or b"{}")
    if not isinstance(given, dict):
        raise Impossible("a JSON object is expected")
    return given


async def asked_with_files(request: web.Request) -> tuple[JSON, list[Upload]]:
    """The fields of a multipart form, and its files in order."""
    fields: JSON = {}
    if request.content_type != "multipart/form-data":
        raise Impossible("a multipart form is expected")
    files = await read_form(request, fields)
    return fields, [upload for _, upload in files]


def text_in(given: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """A text; required where there is no default."""
    value = given.get(name, default)
    if not isinstance(value, str):
        raise Impossible(f"{name!r} must be a text")
    return value


def integer_in(given: Mapping[str, Any], name: str, default: int | None = None) -> int:
    """A whole number; required where there is no default."""
    value = given.get(name, default)
    if value is None or isinstance(value, (bool, float, list, dict)):
        raise Impossible(f"{name!r} must be a whole number")
    return int(value)
