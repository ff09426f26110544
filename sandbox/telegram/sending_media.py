"""sendPhoto, sendDocument, sendSticker, sendVoice, sendVideo, sendAudio, sendMediaGroup."""

from __future__ import annotations

from functools import partial
from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, Unreadable, flag_field, integer_field, string_field, text_of
from sandbox.telegram.chats import JSON
from sandbox.telegram.entities import caption
from sandbox.telegram.keyboards import keyboard
from sandbox.telegram.media import Details, Source, content, source
from sandbox.telegram.refusals import Refused
from sandbox.telegram.sending import addressed, found_reply, put, reply_parameters

ALBUM = (2, 10)
IN_ALBUMS = frozenset({"photo", "video", "document", "audio"})
ALONE_IN_ALBUMS = frozenset({"document", "audio"})
NOT_BUILT = frozenset({"animation", "live_photo"})
LONGEST_SIDE = 10_000
LONGEST_PLAY = 86_400
Media = tuple[str, Source, Details, Source | None]


async def _send(kind: str, account: Account, args: Args) -> JSON:
    """One file with its caption."""
    came = source(args, args.text(kind))
    if came is None:
        raise Refused("file_absent", kind=kind)
    described = caption(args.text("caption"), args.text("parse_mode"), args.text("caption_entities"))
    reply, markup = reply_parameters(args), keyboard(args)
    chat = addressed(account, args)
    reply_to = found_reply(chat, reply)
    carried = await content(account, kind, came, _details(args), source(args, args.text("thumbnail")))
    shown = described | _shown(kind, args.flag("show_caption_above_media"), args.flag("has_spoiler"))
    message = put(account, chat, args, carried | shown, markup=markup, reply_to=reply_to)
    return chat.wire(message, account.bot())


send_photo = partial(_send, "photo")
send_document = partial(_send, "document")
send_sticker = partial(_send, "sticker")
send_voice = partial(_send, "voice")
send_video = partial(_send, "video")
send_audio = partial(_send, "audio")


def _details(args: Args) -> Details:
    return Details(
        _clamped(args.integer("width"), LONGEST_SIDE),
        _clamped(args.integer("height"), LONGEST_SIDE),
        _clamped(args.integer("duration"), LONGEST_PLAY),
        args.text("emoji"),
    )


def _clamped(figure: int, most: int) -> int:
    return min(max(figure, 0), most)


def _shown(kind: str, above: bool, spoiler: bool) -> JSON:  # noqa: FBT001  # two fields of the Bot API, by position
    """How a picture is shown; Telegram forgets it for other kinds."""
    if kind not in {"photo", "video"}:
        return {}
    return ({"show_caption_above_media": True} if above else {}) | ({"has_media_spoiler": True} if spoiler else {})


async def send_media_group(account: Account, args: Args) -> list[JSON]:
    """Two to ten files as one album."""
    reply = reply_parameters(args)
    items = args.json("media", "media_not_json")
    if not isinstance(items, list):
        raise Refused("media_not_array")
    album = [input_media(args, item, for_album=True) for item in items]
    _check_album([kind for (kind, *_), _ in album])
    chat = addressed(account, args, len(album))
    reply_to = found_reply(chat, reply)
    contents = [await content(account, *media) | described for media, described in album]
    group = {"media_group_id": account.query_id()}
    messages = [put(account, chat, args, one | group, reply_to=reply_to) for one in contents]
    return [chat.wire(message, account.bot()) for message in messages]


def _check_album(kinds: list[str]) -> None:
    least, most = ALBUM
    if not kinds:
        raise Refused("album_empty")
    if len(kinds) > most:
        raise Refused("album_long")
    for alone in sorted(ALONE_IN_ALBUMS & set(kinds)):
        if len(set(kinds)) > 1:
            raise Refused("album_mixed", kind=alone.capitalize())
    if len(kinds) < least:
        raise Refused("album_short")


def input_media(args: Args, item: Any, *, for_album: bool = False) -> tuple[Media, JSON]:
    """An InputMedia: the file and how it is described; raises Refused."""
    try:
        return _read_media(args, item, for_album=for_album)
    except Unreadable as error:
        raise Refused("input_media_unreadable", why=error) from error


def _read_media(args: Args, item: Any, *, for_album: bool) -> tuple[Media, JSON]:
    if not isinstance(item, dict):
        raise Unreadable("expected an Object")
    try:
        described = caption(
            string_field(item, "caption"), string_field(item, "parse_mode"), text_of(item.get("caption_entities"))
        )
    except Refused as refused:
        raise Unreadable(refused.reason) from refused
    above, spoiler = flag_field(item, "show_caption_above_media"), flag_field(item, "has_spoiler")
    kind = string_field(item, "type", required=True)
    came = source(args, string_field(item, "media"))
    if came is None:
        raise Unreadable("media not found")
    if kind not in IN_ALBUMS:
        _refuse_type(kind, for_album=for_album)
    width, height = (_clamped(integer_field(item, name, 0), LONGEST_SIDE) for name in ("width", "height"))
    details = Details(width, height, _clamped(integer_field(item, "duration", 0), LONGEST_PLAY))
    return (kind, came, details, source(args, string_field(item, "thumbnail"))), described | _shown(
        kind, above, spoiler
    )


def _refuse_type(kind: str, *, for_album: bool) -> None:
    if kind == "animation" and for_album:
        raise Unreadable(f'type "{kind}" can\'t be used in sendMediaGroup')
    if kind in NOT_BUILT:
        raise Refused("media_not_built", kind=kind)
    raise Unreadable(f'type "{kind}" is unsupported')


def media_of(args: Args) -> tuple[Media, JSON]:
    """The `media` of editMessageMedia; raises Refused."""
    if not args.text("media"):
        raise Refused("parameter_required", name="media")
    return input_media(args, args.json("media", "input_media_not_json"))
