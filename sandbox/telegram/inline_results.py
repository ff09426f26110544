"""InlineQueryResult: what answerInlineQuery and answerWebAppQuery offer (Client.cpp, get_inline_query_result)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, Unreadable, float_field, object_field, string_field, text_of
from sandbox.telegram.chats import JSON
from sandbox.telegram.entities import caption, text_and_entities
from sandbox.telegram.keyboards import inline_keyboard
from sandbox.telegram.media import Details, Source, content
from sandbox.telegram.places import PROVIDERS, location_of, venue_of
from sandbox.telegram.refusals import Refused

LONGEST_ID = 64  # bytes (Bot API)
FILES = ("photo", "document", "video", "voice", "audio", "sticker")
TITLED = frozenset({"article", "document", "video", "voice", "location"})
NOT_BUILT = frozenset({"game", "gif", "mpeg4_gif"})
LISTED = ("title", "description", "url", "thumbnail_url")


@dataclass(frozen=True)
class Read:
    """A result as read: how it is listed, the message it makes, and the file that message still needs."""

    listed: JSON
    content: JSON
    markup: JSON | None
    kind: str = ""
    file: str = ""


async def result_of(account: Account, item: Any) -> JSON:
    """A result as it is kept until somebody chooses it: listed, content, markup. Raises Refused."""
    try:
        read = _read(item)
    except (Unreadable, Refused) as error:
        why = error.reason if isinstance(error, Refused) else error
        raise Refused("inline_result_unreadable", why=why) from error
    if not read.listed["id"] or len(read.listed["id"].encode()) > LONGEST_ID:
        raise Refused("inline_result_id")
    carried = await content(account, read.kind, Source(reference=read.file), Details()) if read.file else {}
    return {"listed": read.listed, "content": carried | read.content, "markup": read.markup}


def _read(item: Any) -> Read:
    if not isinstance(item, dict):
        raise Unreadable("Inline query result must be an object")
    kind = string_field(item, "type", required=True).lower()
    listed = {"id": string_field(item, "id", required=True), "type": kind}
    if kind in NOT_BUILT:
        raise Unreadable(f'the sandbox has no results of type "{kind}"')
    if kind not in {"article", "location", "venue", "contact", *FILES}:
        raise Unreadable(f'type "{kind}" is unsupported for the inline query result')
    written = _message_content(item, kind)
    markup = inline_keyboard(Args({"reply_markup": text_of(item.get("reply_markup"))}))
    if kind in TITLED:
        string_field(item, "title", required=True)
    listed |= {name: string_field(item, name) for name in LISTED if item.get(name)}
    file = _file(item, kind) if kind in FILES else ""
    if written is not None:
        return Read(listed, written, markup)
    return Read(listed, _own_content(item, kind), markup, kind, file)


def _file(item: JSON, kind: str) -> str:
    url = string_field(item, f"{kind}_url")
    if url and kind in {"document", "video"}:
        string_field(item, "mime_type", required=True)
    return url or string_field(item, f"{kind}_file_id", required=True)


def _own_content(item: JSON, kind: str) -> JSON:
    """What a result sends where it carries no input_message_content."""
    if kind in FILES:
        entities = text_of(item.get("caption_entities"))
        return caption(string_field(item, "caption"), string_field(item, "parse_mode"), entities)
    return PLACES[kind](item)


def _message_content(item: JSON, kind: str) -> JSON | None:
    if item.get("input_message_content") is None:
        if kind == "article":
            return _text({"message_text": string_field(item, "message_text", required=True)})
        return None
    given = object_field(item, "input_message_content")
    for name, make in (("message_text", _text), ("title", _venue), ("latitude", _location), ("phone_number", _contact)):
        if given.get(name):
            return make(given)
    raise Unreadable("Input message content is not specified")


def _text(given: JSON) -> JSON:
    text, entities = text_and_entities(
        string_field(given, "message_text"), string_field(given, "parse_mode"), text_of(given.get("entities"))
    )
    preview = (
        {"link_preview_options": object_field(given, "link_preview_options")}
        if given.get("link_preview_options")
        else {}
    )
    return {"text": text} | ({"entities": entities} if entities else {}) | preview


def _location(given: JSON) -> JSON:
    return location_of({name: float_field(given, name) for name in ("latitude", "longitude")})


def _venue(given: JSON) -> JSON:
    words = {name: string_field(given, name, required=True) for name in ("title", "address")}
    place = {name: float_field(given, name) for name in ("latitude", "longitude")}
    return venue_of(place | words | {name: string_field(given, name) for name in PROVIDERS})


def _contact(given: JSON) -> JSON:
    words = {name: string_field(given, name, required=True) for name in ("phone_number", "first_name")}
    return {"contact": words | {name: string_field(given, name) for name in ("last_name", "vcard") if given.get(name)}}


PLACES: dict[str, Callable[[JSON], JSON]] = {"location": _location, "venue": _venue, "contact": _contact}
