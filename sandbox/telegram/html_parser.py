"""HTML of messages → text and entities, as Telegram parses it (tdlib/td, MessageEntity.cpp, parse_html).

The parser is not forgiving: what it cannot read is refused with the byte offset.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.links import checked_link, linked_user
from sandbox.telegram.refusals import Refused

Entity = dict[str, Any]

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
# (tag, attribute, prefix that the value must have): which attribute's value a tag keeps as its argument.
ARGUMENTS = {
    ("a", "href"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
}
SPACE = " \t\r\n\v"
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<dec>[0-9]*)|(?P<name>[A-Za-z]*));?")
LONGEST_REFERENCE = 10
LAST_CODE = 0x10FFFF


def units(text: str) -> int:
    """Length in UTF-16 units, in which Telegram counts."""
    return len(text) + sum(symbol > "\uffff" for symbol in text)


def reference(text: str, at: int) -> tuple[str, int] | None:
    """The symbol that the reference at `at` (an "&") stands for, and where it ends; None: the "&" stands for itself."""
    found = REFERENCE.match(text, at)
    if found is None:
        return None
    if found["name"] is not None:
        symbol = NAMED.get(found["name"])
        return (symbol, found.end()) if symbol else None
    digits, base = (found["hex"], 16) if found["hex"] is not None else (found["dec"], 10)
    code = int(digits or "0", base)
    too_long = len(found[0].removesuffix(";")) >= LONGEST_REFERENCE
    return None if code == 0 or code >= LAST_CODE or too_long else (chr(code), found.end())


@dataclass
class _Open:
    """A start tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    begin: int  # index into the parser's output


@dataclass
class HtmlParser:
    """One pass over `source`; the result is in `text()` and `entities`."""

    source: str
    at: int = 0
    length: int = 0
    out: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        """Text without tags, and its entities; raises Refused."""
        while self.at < len(self.source):
            self._symbol()
        if self.open:
            raise Refused("html_end_tag_missing", tag=self.open[-1].tag)
        text = "".join(self.out)
        if any("\ud800" <= symbol <= "\udfff" for symbol in text):
            raise Refused("html_surrogate")
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return text, self.entities

    def _symbol(self) -> None:
        symbol = self._peek()
        if symbol == "<":
            self._tag()
            return
        decoded = reference(self.source, self.at) if symbol == "&" else None
        symbol, self.at = decoded or (symbol, self.at + 1)
        self.out.append(symbol)
        self.length += units(symbol)

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._until(SPACE + ">").lower()
        if self._ended():
            raise Refused("html_start_tag_unclosed", offset=self._bytes(begin))
        if tag not in TYPES:
            raise Refused("html_tag_unsupported", tag=tag, offset=self._bytes(begin))
        argument = ""
        while self._peek() != ">":
            self._skip_space()
            if self._peek() == ">":
                break
            argument = self._attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise Refused("html_span_class", offset=self._bytes(begin))
        self.open.append(_Open(tag, argument, self.length, len(self.out)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; its value where the tag keeps it, else nothing."""
        name = self._until(SPACE + "=>/\"'")
        if not name:
            raise Refused("html_attribute_empty", tag=tag, offset=self._bytes(begin))
        self._skip_space()
        expandable = "1" if (tag, name) == ("blockquote", "expandable") else ""
        if self._peek() != "=" and not self._ended():
            return expandable
        self.at += 1
        self._skip_space()
        if self._ended():
            raise Refused("html_named_tag_unclosed", tag=tag, offset=self._bytes(begin))
        value = self._value()
        if self._ended():
            raise Refused("html_start_tag_unclosed", offset=self._bytes(begin))
        prefix = ARGUMENTS.get((tag, name))
        return value.removeprefix(prefix) if prefix is not None and value.startswith(prefix) else expandable

    def _value(self) -> str:
        begin = self.at
        if self._peek() in {"'", '"'}:
            return self._quoted()
        while self._peek().isascii() and (self._peek().isalnum() or self._peek() in {".", "-"}):
            self.at += 1
        if self._peek() not in SPACE + ">":
            raise Refused("html_name_token", offset=self._bytes(begin))
        return self.source[begin : self.at].lower()

    def _quoted(self) -> str:
        quote, value = self._peek(), []
        self.at += 1
        while not self._ended() and self._peek() != quote:
            decoded = reference(self.source, self.at) if self._peek() == "&" else None
            symbol, self.at = decoded or (self._peek(), self.at + 1)
            value.append(symbol)
        self.at = min(self.at + 1, len(self.source))
        return "".join(value)

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise Refused("html_end_tag_unexpected", offset=self._bytes(begin))
        self.at += 1
        found = self._until(SPACE + ">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise Refused("html_end_tag_unclosed", offset=self._bytes(begin))
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise Refused("html_end_tag_unmatched", offset=self._bytes(begin), tag=opened.tag, found=found)
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        match opened.tag:
            case "a":
                self._link(entity, opened.argument or "".join(self.out[opened.begin :]))
                return
            case "tg-emoji":
                if not opened.argument.lstrip("-").isdecimal() or int(opened.argument) == 0:
                    raise Refused("html_emoji_invalid")
                entity["custom_emoji_id"] = opened.argument
            case "blockquote" if opened.argument:
                entity["type"] = "expandable_blockquote"
            case "code" | "pre":
                self._code(entity, opened.argument)
                return
        self.entities.append(entity)

    def _link(self, entity: Entity, url: str) -> None:
        """A link that is none leaves its text without an entity, as Telegram does."""
        user_id, checked = linked_user(url), checked_link(url)
        if user_id is not None:
            self.entities.append(entity | {"type": "text_mention", "user": {"id": user_id}})
        elif checked is not None:
            self.entities.append(entity | {"url": checked})

    def _code(self, entity: Entity, language: str) -> None:
        """`pre` around exactly one `code` that names a language is one entity; so is the reverse."""
        last = self.entities[-1] if self.entities else {}
        twin = all(last.get(name) == entity[name] for name in ("offset", "length"))
        if entity["type"] == "pre" and twin and last.get("type") == "code" and last.get("language"):
            last["type"] = "pre"
        elif entity["type"] == "code" and twin and last.get("type") == "pre" and language:
            last["language"] = language
        else:
            self.entities.append(entity | ({"language": language} if language else {}))

    def _peek(self) -> str:
        """The symbol here; nothing at the end, which counts as white space."""
        return self.source[self.at : self.at + 1]

    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _until(self, stops: str) -> str:
        begin = self.at
        while not self._ended() and self._peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while not self._ended() and self._peek() in SPACE:
            self.at += 1

    def _bytes(self, index: int) -> int:
        return len(self.source[:index].encode())
