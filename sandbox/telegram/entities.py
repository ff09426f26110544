"""Text as it will stand in a message: cleaned, trimmed, with entities that hold (tdlib/td, MessageEntity.cpp)."""

from __future__ import annotations

import re
from typing import Any

from sandbox.telegram.args import Args, Unreadable, integer_field, string_field
from sandbox.telegram.found_entities import found_entities
from sandbox.telegram.html_parser import Entity, HtmlParser, units
from sandbox.telegram.links import checked_link
from sandbox.telegram.nesting import settled
from sandbox.telegram.refusals import Refused

LONGEST_TEXT = 4096  # UTF-16 units after parsing
LONGEST_CAPTION = 1024  # characters after parsing (MessageContent.cpp counts code points)
LONGEST_SOURCE = 32_768  # bytes before parsing
MOST_ENTITIES = 100  # Telegram ignores what follows
FARTHEST = 1_000_000
MARKDOWN = frozenset({"markdown", "markdownv2"})
PLAIN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
)
FOUND_BY_SERVER = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number",
})  # fmt: skip
UNPRINTABLE = re.compile("[\u0000-\u0009\u000b\u000c\u000e-\u001f]")
EMPTY = re.compile("[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc]*")
INVISIBLE = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")


def message_text(args: Args) -> tuple[str, list[Entity]]:
    """The text and entities of sendMessage and editMessageText; raises Refused."""
    return text_and_entities(args.text("text"), args.text("parse_mode"), args.text("entities"))


def text_and_entities(source: str, mode: str, entities_given: str) -> tuple[str, list[Entity]]:
    """A text as it will stand in a message; raises Refused."""
    if not source:
        raise Refused("text_missing")
    text, entities = _formatted(source, mode, entities_given)
    if EMPTY.fullmatch(text):
        raise Refused("text_blank")
    if units(text) > LONGEST_TEXT:
        raise Refused("text_too_long")
    return text, entities


def caption(source: str, mode: str, entities_given: str) -> dict[str, Any]:
    """A caption as fields of a message, none where there is nothing to read; raises Refused."""
    text, entities = _formatted(source, mode, entities_given)
    if EMPTY.fullmatch(text):
        return {}
    if len(text) > LONGEST_CAPTION:
        raise Refused("caption_too_long")
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _formatted(source: str, mode: str, entities_given: str) -> tuple[str, list[Entity]]:
    if len(source.encode()) > LONGEST_SOURCE:
        raise Refused("text_bytes")
    text, entities = _parsed(source, mode.lower(), entities_given)
    text, entities = trimmed(*cleaned(text, settled(entities)))
    return text, settled(entities + found_entities(text, entities))[:MOST_ENTITIES]


def _parsed(source: str, mode: str, entities_given: str) -> tuple[str, list[Entity]]:
    if mode == "html":
        return HtmlParser(source).parse()
    if mode in MARKDOWN:
        raise Refused("markdown_not_built")
    if mode not in {"", "none"}:
        raise Refused("parse_mode_unsupported")
    return source, given_entities(entities_given, source)


def given_entities(value: str, text: str) -> list[Entity]:
    """The `entities` parameter; what is no JSON list counts as absent, as in Telegram's server."""
    items = _list_in(value)
    try:
        entities = [entity for entity in map(_given, items) if entity is not None]
    except Unreadable as error:
        raise Refused("entity_unreadable", why=error) from error
    for entity in entities:
        _check_place(entity, text)
    return [entity for entity in entities if entity["length"] > 0]


def _list_in(value: str) -> list[Any]:
    try:
        items = Args({"": value}).json("", "entity_unreadable") if value else []
    except Refused:
        return []
    return items if isinstance(items, list) else []


def _given(item: Any) -> Entity | None:
    """One entity as given; None where the server finds this kind by itself."""
    if not isinstance(item, dict):
        raise Unreadable("expected an Object")
    place: Entity = {"offset": integer_field(item, "offset"), "length": integer_field(item, "length")}
    kind = string_field(item, "type", required=True)
    if kind in FOUND_BY_SERVER:
        return None
    details = _details(item, kind)
    return None if details is None else {"type": kind} | place | details


def _details(item: dict[str, Any], kind: str) -> Entity | None:
    """What an entity of this kind carries; None where it carries a link that is none."""
    match kind:
        case "pre":
            language = string_field(item, "language")
            return {"language": language} if language else {}
        case "text_link":
            url = checked_link(string_field(item, "url", required=True))
            return {"url": url} if url else None
        case "text_mention":
            if not isinstance(item.get("user"), dict):
                raise Unreadable('Can\'t find field "user"')
            return {"user": {"id": integer_field(item["user"], "id")}}
        case "custom_emoji":
            return {"custom_emoji_id": str(integer_field(item, "custom_emoji_id"))}
    if kind in PLAIN:
        return {}
    raise Unreadable("Unsupported type specified" if kind else "Type is not specified")


def _check_place(entity: Entity, text: str) -> None:
    offset, length = entity["offset"], entity["length"]
    if not 0 <= offset <= FARTHEST:
        raise Refused("entity_offset", offset=offset)
    if not 0 <= length <= FARTHEST:
        raise Refused("entity_length", length=length)
    total = units(text)
    if length and offset >= total:
        raise Refused("entity_after_end", offset=offset)
    if offset + length > total:
        raise Refused("entity_over_end", offset=offset, end=offset + length)
    if (byte := _byte_after_half(text, offset)) is not None:
        raise Refused("entity_splits_begin", byte=byte)
    if (byte := _byte_after_half(text, offset + length)) is not None:
        raise Refused("entity_splits_end", offset=offset, byte=byte)


def _byte_after_half(text: str, offset: int) -> int | None:
    """Where the symbol ends, in bytes, that `offset` cuts into halves; None where it cuts none."""
    try:
        text.encode("utf-16-le")[: offset * 2].decode("utf-16-le")
    except UnicodeDecodeError:
        whole = text.encode("utf-16-le")[: (offset + 1) * 2].decode("utf-16-le")
        return len(whole.encode())
    return None


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; carriage returns and direction marks go, and entities move with the text."""
    text = UNPRINTABLE.sub(" ", text)
    gone = [units(text[: found.start()]) for found in INVISIBLE.finditer(text)]
    if gone:
        entities = [_moved(entity, gone) for entity in entities]
        text = INVISIBLE.sub("", text)
    return text, [entity for entity in entities if entity["length"] > 0]


def _moved(entity: Entity, gone: list[int]) -> Entity:
    begin, end = entity["offset"], entity["offset"] + entity["length"]
    before, within = sum(at < begin for at in gone), sum(begin <= at < end for at in gone)
    return entity | {"offset": begin - before, "length": entity["length"] - within}


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space around: on the left only up to the first entity."""
    text = text.rstrip(" \n")
    end = units(text)
    entities = [
        entity | {"length": min(entity["length"], end - entity["offset"])}
        for entity in entities
        if entity["offset"] < end
    ]
    first = min((entity["offset"] for entity in entities), default=end)
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    return text[cut:], [entity | {"offset": entity["offset"] - cut} for entity in entities]
