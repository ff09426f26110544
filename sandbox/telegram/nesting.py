"""Entities made to nest: sorted, merged where they are the same, split where they cross (tdlib/td, fix_entities)."""

from __future__ import annotations

from typing import Any

Entity = dict[str, Any]
Span = tuple[int, int]

PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49, "text_mention": 49,
    "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip
FOUND_PRIORITY = 50  # of what the server finds by itself
SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
VERBATIM = frozenset({"pre", "code"})  # nothing nests in these


def settled(entities: list[Entity]) -> list[Entity]:
    """What Telegram would store: continuous entities never cross, styles are split around code and at crossings."""
    quotes = _apart([entity for entity in _sorted(entities) if entity["type"] in QUOTES])
    whole = [
        entity for entity in _sorted(entities) if entity["type"] not in QUOTES and entity["type"] not in SPLITTABLE
    ]
    fixed = quotes + [entity for entity in _apart(whole) if not any(_cross(entity, quote) for quote in quotes)]
    styles = [
        {"type": kind, "offset": begin, "length": end - begin}
        for kind in SPLITTABLE
        for begin, end in _style_spans(kind, entities, fixed)
    ]
    return _sorted(fixed + styles)


def _sorted(entities: list[Entity]) -> list[Entity]:
    """By place, the longer first, then by Telegram's order of types."""
    return sorted(
        entities,
        key=lambda one: (one["offset"], -one["length"], PRIORITY.get(one["type"], FOUND_PRIORITY)),
    )


def _apart(entities: list[Entity]) -> list[Entity]:
    """Those of sorted entities that do not overlap an earlier one."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity["offset"] >= _end(kept[-1]):
            kept.append(entity)
    return kept


def _style_spans(kind: str, entities: list[Entity], fixed: list[Entity]) -> list[Span]:
    """Where a style holds: its spans joined, without verbatim text, cut where they would cross another entity."""
    spans = _joined([(one["offset"], _end(one)) for one in entities if one["type"] == kind])
    for entity in fixed:
        if entity["type"] in VERBATIM:
            spans = [part for span in spans for part in _without(span, (entity["offset"], _end(entity)))]
    for entity in fixed:
        spans = [part for span in spans for part in _cut(span, (entity["offset"], _end(entity)))]
    return spans


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _without(span: Span, hole: Span) -> list[Span]:
    parts = [(span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1])]
    return [(begin, end) for begin, end in parts if begin < end]


def _cut(span: Span, other: Span) -> list[Span]:
    """The span in two where it crosses `other`, else as it is."""
    if span[0] < other[0] < span[1] < other[1]:
        return [(span[0], other[0]), (other[0], span[1])]
    if other[0] < span[0] < other[1] < span[1]:
        return [(span[0], other[1]), (other[1], span[1])]
    return [span]


def _cross(entity: Entity, quote: Entity) -> bool:
    span, other = (entity["offset"], _end(entity)), (quote["offset"], _end(quote))
    contains = span[0] <= other[0] and other[1] <= span[1] and span != other
    return contains or len(_cut(span, other)) > 1


def _end(entity: Entity) -> int:
    return int(entity["offset"]) + int(entity["length"])
