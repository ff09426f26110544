"""A request's bytes as parameters and files, whatever the encoding of the body."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from sandbox.telegram.args import Upload
from sandbox.telegram.forms import parts
from sandbox.telegram.methods import METHODS
from sandbox.telegram.refusals import Refused

LARGEST_REQUEST = 50 * 1024 * 1024
MULTIPART = "multipart/form-data"
FORMS = frozenset({"application/x-www-form-urlencoded", MULTIPART})
Params = dict[str, Any]
Files = dict[str, Upload]


async def read_params(request: web.Request, method: str) -> tuple[Params, Files]:
    """Parameters and files from the query string and the body; raises Refused.

    A file that stands where a parameter of `method` is expected counts as that parameter: "attach://" and its name.
    """
    params: Params = dict(request.query)
    files: Files = {}
    try:
        if request.content_type == "application/json":
            params |= _json_params(await request.read())
        elif request.content_type in FORMS:
            files = dict(await read_form(request, params))
    except web.HTTPRequestEntityTooLarge as error:
        raise Refused("body_too_large") from error
    known = METHODS.get(method.lower())
    named = {parameter.name for parameter in known.parameters} if known is not None else set()
    return params | {name: f"attach://{name}" for name in files if name in named}, files


async def read_form(request: web.Request, params: Params) -> list[tuple[str, Upload]]:
    """The files of a form with the names of their parts; its other parts are put into `params`."""
    if request.content_type != MULTIPART:
        params |= {name: str(value) for name, value in (await request.post()).items()}
        return []
    files: list[tuple[str, Upload]] = []
    for part in parts(await request.read(), request.headers["Content-Type"]):
        if part.file_name is None:
            params[part.name] = part.content.decode(errors="replace")
        else:
            files.append((part.name, Upload(part.file_name, part.mime_type, part.content)))
    return files


def _json_params(body: bytes) -> Params:
    try:
        params = json.loads(body or b"{}")
    except ValueError as error:
        raise Refused("body_not_json") from error
    if not isinstance(params, dict):
        raise Refused("body_not_object")
    return params
