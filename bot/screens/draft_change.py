"""The card of a change: what stands in the waybill and what is to stand there, before the carrier is asked."""

from __future__ import annotations

from bot.domain.draft import Field
from bot.domain.quote import PricePart
from bot.domain.shown_draft import ShownDraft
from bot.screens import draft_words as say
from bot.screens.draft_questions import button, now, rows_of_fields, rows_of_gap, rows_to_mend
from bot.screens.message import Button, Message
from bot.screens.waybill import problem_line
from bot.texts import Speech

Rows = tuple[tuple[Button, ...], ...]

_TOO_LATE = "refusal-not-changeable"
_FIELDS = (
    Field.NAME, Field.PHONE, Field.GOODS, Field.SEATS, Field.WEIGHT, Field.SIZE, Field.COD, Field.DECLARED, Field.PAYER,
    Field.NOTE,
)  # fmt: skip
_PRICED = frozenset({Field.SEATS, Field.WEIGHT, Field.SIZE, Field.COD, Field.DECLARED})


def card(speech: Speech, shown: ShownDraft) -> Message:
    """What is to be changed; without anything yet, what can be."""
    lines = _differences(speech, shown)
    blocks: list[list[str]] = [
        [speech.html("change-title", number=say.number_of(shown.attempt))],
        _problems(speech, shown),
        [*lines, *_price(speech, shown)] if lines else [speech.html("draft-change-what")],
        [say.caution(speech, one) for one in shown.cautions],
        [say.asked(speech, shown, shown.gaps[0])] if shown.gaps else [],
        [speech.html("change-sure")] if lines and not shown.gaps else [],
    ]
    text = "\n\n".join("\n".join(part) for part in blocks if part)
    return Message(text, _buttons(speech, shown, has_any=bool(lines)))


def refused(speech: Speech) -> str:
    """How what the carrier refused to change begins."""
    told: str = speech.html("change-refused")
    return told


def _problems(speech: Speech, shown: ShownDraft) -> list[str]:
    attempt = shown.attempt
    if attempt is None or attempt.change is None or not attempt.problems:
        return []
    if _is_too_late(shown):
        return [speech.html("change-too-late")]
    return [refused(speech), *(problem_line(speech, one) for one in attempt.problems)]


def _is_too_late(shown: ShownDraft) -> bool:
    attempt = shown.attempt
    refused_so = attempt is not None and any(one.key == _TOO_LATE for one in attempt.problems)
    return refused_so or (shown.before is not None and shown.before.has_left)


def _differences(speech: Speech, shown: ShownDraft) -> list[str]:
    before = shown.before
    if before is None:
        return []
    none = speech.plain("change-none")
    lines: list[str] = []
    if is_elsewhere(speech, shown):
        lines.append(speech.html("change-place", before=say.where(speech, before), after=say.where(speech, shown)))
    for field in _FIELDS:
        stood, stands = now(speech, before, field), now(speech, shown, field)
        if stood != stands:
            told = {"field": speech.plain(say.FIELD[field]), "before": stood or none, "after": stands or none}
            lines.append(speech.html("change-line", **told))
    return lines


def is_elsewhere(speech: Speech, shown: ShownDraft) -> bool:
    """Whether it is to go to another place."""
    return shown.before is not None and say.where(speech, shown.before) != say.where(speech, shown)


def _price(speech: Speech, shown: ShownDraft) -> list[str]:
    """What becomes of price and day, where they depend on what is changed."""
    before, waybill = shown.before, shown.attempt.waybill if shown.attempt else None
    if before is None or waybill is None or shown.gaps or not _is_priced_anew(speech, shown, before):
        return []
    if shown.quote is None:
        return [speech.html("change-price-later")]
    lines: list[str] = []
    price, day = shown.quote.parts[PricePart.DELIVERY], shown.quote.arrives_on
    if waybill.price is not None and price != waybill.price:
        lines.append(speech.html("change-price", before=speech.money(waybill.price), after=speech.money(price)))
    if waybill.expected_on is not None and day is not None and day != waybill.expected_on:
        lines.append(speech.html("change-day", before=speech.day(waybill.expected_on), after=speech.day(day)))
    return lines or [speech.html("change-price-same")]


def _is_priced_anew(speech: Speech, shown: ShownDraft, before: ShownDraft) -> bool:
    other = any(now(speech, before, field) != now(speech, shown, field) for field in _PRICED)
    return other or is_elsewhere(speech, shown)


def _buttons(speech: Speech, shown: ShownDraft, *, has_any: bool) -> Rows:
    one = shown.draft.id
    drop = button(speech, "button-change-drop", one, "ux")
    if _is_too_late(shown):
        more = button(speech, "button-draft-more", shown.draft.revises or one, "m")
        return ((more,), (drop,))
    if shown.gaps:
        return (*rows_of_gap(speech, shown, shown.gaps[0]), (drop,))
    if not has_any:
        return (*rows_of_fields(speech, shown), (drop,))
    do = button(speech, "button-change-do", one, f"ug.{shown.version}")
    more = button(speech, "button-change-more", one, "e")
    return ((do,), *rows_to_mend(speech, shown), (more, drop))


def too_late(speech: Speech, shown: ShownDraft) -> Message:
    """The carrier has the parcel: what can still be done."""
    more = button(speech, "button-draft-more", shown.draft.id, "m")
    back = button(speech, "button-waybill-card", shown.draft.id, "")
    return Message(speech.html("change-too-late"), ((more,), (back,)))
