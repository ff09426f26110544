"""Files on their way into a message: uploaded, named by file_id or by URL; what the message then carries.

Kinds are those of files.KINDS. Raises Refused where Telegram would.
"""

from __future__ import annotations

import asyncio
import mimetypes
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from sandbox.telegram import photos
from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, Upload
from sandbox.telegram.chats import JSON
from sandbox.telegram.files import KINDS, NoIdentifier, StoredFile, unique_id_in
from sandbox.telegram.links import LOOPBACK
from sandbox.telegram.refusals import Refused

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_THUMBNAIL = 200 * 1024 - 1
LARGEST_BY_URL = {"photo": 5 * 1024 * 1024}
LARGEST_FILE_BY_URL = 20 * 1024 * 1024
FETCH_WITHIN = 10.0
ATTACHED = "attach://"
STICKER_SIDE = 512
TYPES = {"photo": "image/jpeg", "voice": "audio/ogg", "video": "video/mp4", "sticker": "image/webp"}


@dataclass(frozen=True)
class Source:
    """Where a file comes from: `upload`, or `reference`, which is a file_id or a URL."""

    upload: Upload | None = None
    reference: str = ""


@dataclass(frozen=True)
class Details:
    """What a sender says of a file: sides in pixels, duration in seconds."""

    width: int = 0
    height: int = 0
    duration: int = 0
    emoji: str = ""


def source(args: Args, reference: str) -> Source | None:
    """What a parameter's value means; None where it means no file (Client.cpp, get_input_file)."""
    if not reference.startswith(ATTACHED):
        return Source(reference=reference) if reference else None
    upload = args.files.get(reference.removeprefix(ATTACHED))
    return None if upload is None else Source(upload)


async def content(account: Account, kind: str, came: Source, details: Details, thumbnail: Source | None = None) -> JSON:
    """What a message with that file carries; raises Refused. A file_id gives the kind that the file has."""
    if came.upload is not None:
        return carried(account, await stored(account, kind, came.upload, details, thumbnail))
    if "." in came.reference:
        return carried(account, await stored(account, kind, await _fetched(kind, came.reference), details, thumbnail))
    return carried(account, known(account, kind, came.reference))


def known(account: Account, kind: str, file_id: str) -> StoredFile:
    """The file that a file_id means; raises Refused where it cannot be sent as `kind`."""
    try:
        unique_id = unique_id_in(file_id)
    except NoIdentifier as error:
        raise Refused("file_id_wrong", why=_lowered(str(error))) from error
    file = account.state.files.known.get(unique_id)
    if file is None:
        raise Refused("file_gone")
    if file.kind != kind and {"photo", "thumbnail"} & {file.kind, kind}:
        raise Refused("file_of_other_kind", real=KINDS[file.kind][0], wanted=KINDS[kind][0])
    return file


async def stored(
    account: Account, kind: str, upload: Upload, details: Details, thumbnail: Source | None = None
) -> StoredFile:
    """Keep a fresh file; raises Refused."""
    if not upload.content:
        raise Refused("file_empty")
    if kind == "photo":
        return await _stored_photo(account, upload)
    unique_id, path = account.state.files.name(kind, upload.name)
    file = StoredFile(
        unique_id, kind, path, len(upload.content), upload.name, _mime_type(kind, upload),
        details.width, details.height, details.duration, details.emoji,
    )  # fmt: skip
    small = await _thumbnail(upload if thumbnail is None else thumbnail.upload, given=thumbnail is not None)
    if small is not None and kind in {"document", "video", "audio"}:
        file.thumbnail = _kept_size(account, "thumbnail", small).unique_id
    return account.keep(file, upload.content)


async def _stored_photo(account: Account, upload: Upload) -> StoredFile:
    if len(upload.content) > LARGEST_PHOTO:
        raise Refused("photo_too_big", size=len(upload.content))
    try:
        sizes = await asyncio.to_thread(photos.squeezed, upload.content)
    except photos.NoPhoto as error:
        raise Refused("photo_unreadable") from error
    except photos.WrongSides as error:
        raise Refused("photo_sides") from error
    kept = [_kept_size(account, "photo", size) for size in sizes]
    for one in kept:
        one.sizes = [file.unique_id for file in kept]
    return kept[-1]


async def _thumbnail(upload: Upload | None, *, given: bool) -> photos.Size | None:
    if upload is None:
        return None
    if given and len(upload.content) > LARGEST_THUMBNAIL:
        raise Refused("thumbnail_too_big", size=len(upload.content))
    return await asyncio.to_thread(photos.thumbnail, upload.content)


def _kept_size(account: Account, kind: str, size: photos.Size) -> StoredFile:
    unique_id, path = account.state.files.name(kind)
    file = StoredFile(unique_id, kind, path, len(size.content), "", "image/jpeg", size.width, size.height)
    return account.keep(file, size.content)


def _mime_type(kind: str, upload: Upload) -> str:
    guessed = mimetypes.guess_type(upload.name)[0] or ""
    said = upload.mime_type if upload.mime_type != "application/octet-stream" else ""
    return guessed or said or TYPES.get(kind, "application/octet-stream")


def carried(account: Account, file: StoredFile) -> JSON:
    """The field of a message that holds the file, in Telegram's shape."""
    if file.kind == "photo":
        sizes = [account.state.files.known.get(one) for one in file.sizes]
        return {"photo": [one.reference() | _sides(one) for one in sizes if one is not None]}
    field = file.reference()
    if file.kind in {"document", "video", "audio"} and file.name:
        field["file_name"] = file.name
    if file.kind in {"document", "video", "audio", "voice"}:
        field["mime_type"] = file.mime_type
    if file.kind in {"video", "audio", "voice"}:
        field["duration"] = file.duration
    if file.kind == "video":
        field |= _sides(file)
    if file.kind == "sticker":
        field |= _sticker(file)
    small = account.state.files.known.get(file.thumbnail)
    if small is not None:
        field["thumbnail"] = small.reference() | _sides(small)
    return {file.kind: field}


def _sides(file: StoredFile) -> JSON:
    return {"width": file.width, "height": file.height}


def _sticker(file: StoredFile) -> JSON:
    sides = _sides(replace(file, width=file.width or STICKER_SIDE, height=file.height or STICKER_SIDE))
    emoji = {"emoji": file.emoji} if file.emoji else {}
    return sides | {"type": "regular", "is_animated": False, "is_video": False} | emoji


async def _fetched(kind: str, url: str) -> Upload:
    """A file by its URL, from this machine only; raises Refused."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Refused("file_url_wrong", why="Unsupported URL protocol" if parts.hostname else "URL host is empty")
    if parts.hostname not in LOOPBACK:
        raise Refused("file_url_elsewhere")
    most = LARGEST_BY_URL.get(kind, LARGEST_FILE_BY_URL)
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=FETCH_WITHIN)) as session,
            session.get(parts.geturl(), allow_redirects=False) as answer,
        ):
            body = await answer.content.read(most + 1)
            while len(body) <= most and (more := await answer.content.read(most + 1 - len(body))):
                body += more
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Refused("file_url_failed") from error
    if answer.status != HTTPStatus.OK or len(body) > most:
        raise Refused("file_url_failed")
    return Upload(parts.path.rpartition("/")[2], answer.content_type, body)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
