"""What a person sends from the phone that is no text: photos, files, albums, voice, stickers, places."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.telegram.args import Upload
from sandbox.telegram.chats import JSON
from sandbox.telegram.media import Details, carried, stored
from sandbox.telegram.phone import Impossible, Phone, captioned, origin
from sandbox.telegram.places import location_of, venue_of
from sandbox.telegram.refusals import Refused

MOST_IN_ALBUM = 10
CAPTIONED = frozenset({"photo", "document", "video", "voice", "audio"})


async def send_files(
    phone: Phone, kind: str, uploads: Sequence[Upload], caption: str = "", *, forwarded: bool = False
) -> list[JSON]:
    """Send one file, or several as an album with the caption under the first; message_id and update_id of each."""
    if not 1 <= len(uploads) <= MOST_IN_ALBUM:
        raise Impossible(f"an album has at most {MOST_IN_ALBUM} files")
    phone.check()
    described = captioned(caption) if kind in CAPTIONED else {}
    files = [await _stored(phone, kind, upload) for upload in uploads]
    shared: JSON = {"media_group_id": phone.account.query_id()} if len(files) > 1 else {}
    shared |= origin(phone, forwarded=forwarded)
    captions = [described] + [{}] * (len(files) - 1)
    return [phone.send(file | under | shared) for file, under in zip(files, captions, strict=True)]


async def _stored(phone: Phone, kind: str, upload: Upload) -> JSON:
    try:
        return carried(phone.account, await stored(phone.account, kind, upload, Details()))
    except Refused as refused:
        raise Impossible(refused.reason) from refused


def send_location(phone: Phone, given: JSON) -> JSON:
    """Send a point on the map, or a venue where a title comes with it: message_id and update_id."""
    try:
        content = venue_of({"address": ""} | given) if given.get("title") else location_of(given)
    except Refused as refused:
        raise Impossible(refused.reason) from refused
    return phone.send(content)
