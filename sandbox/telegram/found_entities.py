"""Entities that Telegram finds in plain text by itself: commands, mentions, hashtags, links, e-mail addresses."""

from __future__ import annotations

import re
from typing import Any

from sandbox.telegram.html_parser import Entity, units

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("url", re.compile(r"(?<![\w@])https?://[^\s<>\"']*[^\s<>\"'.,:;!?)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)


def found_entities(text: str, given: list[Entity]) -> list[Entity]:
    """Entities found in `text`, but where given links, mentions or verbatim text stand."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in given
        if entity["type"] in {"pre", "code", "text_link", "text_mention"}
    ]
    found: list[dict[str, Any]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            begin, end = units(text[: match.start()]), units(text[: match.end()])
            if all(end <= other or begin >= stop for other, stop in taken):
                taken.append((begin, end))
                found.append({"type": kind, "offset": begin, "length": end - begin})
    return found
