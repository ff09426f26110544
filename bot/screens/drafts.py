"""The card of a draft: what will be made, what it lacks, what to do; and what became of it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.attempt import Attempt, AttemptState
from bot.domain.cod import Payer
from bot.domain.draft import Field, Stage, Warn
from bot.domain.quote import PricePart
from bot.domain.shipment import Waybill
from bot.domain.shown_draft import ShownDraft
from bot.screens import draft_change
from bot.screens import draft_words as say
from bot.screens.draft_questions import button, rows_of_gap, rows_to_mend
from bot.screens.message import Button, File, Message
from bot.screens.waybill import problem_line
from bot.texts import Speech

Rows = tuple[tuple[Button, ...], ...]

_PAYS = {Payer.RECIPIENT: "draft-payer-recipient", Payer.SENDER: "draft-payer-sender"}


def card(speech: Speech, shown: ShownDraft, *, may_undo: bool = False) -> Message:
    """One draft, wherever it stands."""
    if shown.stage is Stage.DISCARDED:
        return Message(speech.html("draft-title-discarded", id=str(shown.draft.id)))
    if shown.stage is Stage.CHANGING:
        return draft_change.card(speech, shown)
    blocks = [
        [_title(speech, shown)],
        _news(speech, shown),
        [*_who_and_where(speech, shown), *_what(speech, shown), *_money(speech, shown)],
        _note(speech, shown),
        [say.caution(speech, one) for one in shown.cautions],
        [say.asked(speech, shown, shown.gaps[0])] if shown.gaps else [],
    ]
    text = "\n\n".join("\n".join(lines) for lines in blocks if lines)
    return Message(text, _buttons(speech, shown, may_undo=may_undo))


def _title(speech: Speech, shown: ShownDraft) -> str:
    one = str(shown.draft.id)
    if shown.stage is Stage.MADE:
        return speech.html("draft-title-made", number=say.number_of(shown.attempt))
    if shown.stage is Stage.CHECKING:
        number = say.number_of(shown.attempt)
        return speech.html("waybill-title-checking" if number else "draft-title-checking", id=one, number=number)
    if shown.draft.why is not None:
        return speech.html("draft-title-why", id=one, why=speech.plain(say.WHY[shown.draft.why]))
    return speech.html("draft-title", id=one)


def _news(speech: Speech, shown: ShownDraft) -> list[str]:
    """How the last try at a waybill stands, where that is not all well."""
    attempt = shown.attempt
    if attempt is None:
        return []
    if attempt.state is AttemptState.REJECTED:
        rejected: str = speech.html("waybill-rejected")
        return [rejected, *(problem_line(speech, one) for one in attempt.problems)]
    if attempt.state is AttemptState.CANCELLED:
        return [speech.html("draft-cancelled")]
    if attempt.state is AttemptState.CREATED:
        return _news_of_standing(speech, attempt)
    return [_waiting(speech, attempt)] if shown.stage is Stage.CHECKING else []


def _news_of_standing(speech: Speech, attempt: Attempt) -> list[str]:
    """What the carrier has refused to do with it, or that it has changed it."""
    if not attempt.problems:
        return [speech.html("draft-changed")] if attempt.changed_at is not None else []
    stands = speech.html("waybill-stands", number=say.number_of(attempt))
    first = draft_change.refused(speech) if attempt.change is not None else stands
    return [first, *(problem_line(speech, one) for one in attempt.problems)]


def _waiting(speech: Speech, attempt: Attempt) -> str:
    if attempt.state is AttemptState.CANCELLING:
        return speech.html("draft-cancelling")
    if attempt.state is AttemptState.CHANGING:
        return speech.html("draft-changing")
    if attempt.state is not AttemptState.DRAFT:
        return speech.html("draft-checking")
    return speech.html("draft-stopped") if attempt.next_look_at is None else speech.html("draft-waits")


def _who_and_where(speech: Speech, shown: ShownDraft) -> list[str]:
    draft = shown.draft
    lines: list[str] = []
    if draft.phone is not None:
        lines.append(speech.html("draft-person", name=draft.name or "…", phone=say.phone(draft.phone)))
    elif draft.name:
        lines.append(speech.html("draft-name", name=draft.name))
    where = say.where(speech, shown)
    return [*lines, *([where] if where else []), *_noted(speech, shown)]


def _noted(speech: Speech, shown: ShownDraft) -> list[str]:
    """What was said besides; that no carrier is told the postcode is said rather than losing it in silence."""
    draft = shown.draft
    lines: list[str] = []
    if draft.door.postcode and shown.origin is not None:
        carrier = say.carrier(speech, shown.origin.carrier)
        lines.append(speech.html("draft-postcode", postcode=draft.door.postcode, carrier=carrier))
    if draft.note:
        lines.append(speech.html("draft-note", note=draft.note))
    return lines


def _what(speech: Speech, shown: ShownDraft) -> list[str]:
    filled = shown.filled
    lines: list[str] = []
    if filled.goods:
        lines.append(speech.html("draft-goods", goods=filled.goods, usual=_usual(speech, shown, Field.GOODS)))
    if filled.weight_g is not None:
        told = {"weight": say.weight(speech, filled.weight_g), "usual": _usual(speech, shown, Field.WEIGHT)}
        sized = filled.size is not None
        piece = speech.html("draft-piece", **told)
        if sized and filled.size is not None:
            piece = speech.html("draft-piece-size", **told, size=say.size(speech, filled.size))
        lines.append(piece + (speech.html("draft-pieces", seats=filled.seats) if filled.seats > 1 else ""))
    return lines


def _money(speech: Speech, shown: ShownDraft) -> list[str]:
    filled = shown.filled
    lines: list[str] = []
    if filled.cod is not None:
        lines.append(speech.html("draft-cod", sum=speech.money(filled.cod)))
    if filled.declared is not None and filled.declared != filled.cod:
        usual = _usual(speech, shown, Field.DECLARED)
        lines.append(speech.html("draft-declared", sum=speech.money(filled.declared), usual=usual))
    if filled.payer is not None:
        lines.append(speech.html(_PAYS[filled.payer], usual=_usual(speech, shown, Field.PAYER)))
    if shown.origin is not None:
        carrier, place = say.carrier(speech, shown.origin.carrier), say.origin(shown.origin)
        lines.append(speech.html("draft-from", carrier=carrier, place=place))
    return [*lines, *_price(speech, shown)]


def _price(speech: Speech, shown: ShownDraft) -> list[str]:
    waybill = shown.attempt.waybill if shown.attempt and shown.stage is Stage.MADE else None
    if waybill is not None:
        return _told(speech, waybill)
    if shown.quote is None:
        return []
    price, fee, day = speech.money(shown.quote.without_cod_fee), "", shown.quote.arrives_on
    if PricePart.COD_FEE in shown.quote.parts:  # apart: the waybill's own price, told later, is without it
        fee = speech.plain("draft-price-with-fee", fee=speech.money(shown.quote.parts[PricePart.COD_FEE]))
    if day is None:
        return [speech.html("draft-price-only", price=price, fee=fee)]
    return [speech.html("draft-price", price=price, fee=fee, day=speech.day(day))]


def _told(speech: Speech, waybill: Waybill) -> list[str]:
    lines: list[str] = []
    if waybill.price is not None:
        lines.append(speech.html("draft-made-price", price=speech.money(waybill.price)))
    if waybill.expected_on is not None:
        lines.append(speech.html("draft-expected", day=speech.day(waybill.expected_on)))
    return lines


def _usual(speech: Speech, shown: ShownDraft, field: Field) -> str:
    """The mark of what nobody has said of this very order."""
    is_open = shown.stage in (Stage.DRAFT, Stage.CANCELLED)
    return speech.plain("draft-usual") if is_open and field in shown.filled.taken else ""


def _note(speech: Speech, shown: ShownDraft) -> list[str]:
    is_marked = any(_usual(speech, shown, field) for field in shown.filled.taken)
    return [speech.html("draft-usual-note")] if is_marked else []


def _buttons(speech: Speech, shown: ShownDraft, *, may_undo: bool) -> Rows:
    one = shown.draft.id
    if shown.stage is Stage.CHECKING:
        waits = shown.attempt is not None and shown.attempt.state is AttemptState.DRAFT
        look = (button(speech, "button-draft-look", one, ""),)
        return (look, (button(speech, "button-draft-cancel", one, "c"),)) if waits else (look,)
    if shown.stage is Stage.MADE:
        return _after(speech, shown, may_undo=may_undo)
    change = button(speech, "button-draft-change", one, "e")
    discard = button(speech, "button-draft-discard", one, "x")
    if shown.gaps:
        return (*rows_of_gap(speech, shown, shown.gaps[0]), (change, discard))
    create = button(speech, _create_key(shown), one, f"go.{shown.version}")
    if not shown.may_choose_origin:
        return ((create,), *rows_to_mend(speech, shown), (change, discard))
    other = button(speech, "button-draft-other", one, f"e.{Field.ORIGIN}")
    return ((create,), *rows_to_mend(speech, shown), (change, other), (discard,))


def _create_key(shown: ShownDraft) -> str:
    if any(one.what is Warn.DUPLICATE for one in shown.cautions):
        return "button-draft-create-anyway"
    return "button-draft-create" if shown.attempt is None else "button-draft-create-again"


def _after(speech: Speech, shown: ShownDraft, *, may_undo: bool) -> Rows:
    one = shown.draft.id
    cancel = button(speech, "button-draft-undo" if may_undo else "button-draft-cancel", one, "c")
    label = button(speech, "button-draft-label", one, "l")
    more = button(speech, "button-draft-more", one, "m")
    change = button(speech, "button-change", one, "u")
    first = tuple(one for one, may in ((change, shown.may_change), (cancel, shown.may_cancel)) if may)
    return ((first,) if first else ()) + ((label, more),)


def label(speech: Speech, attempt: Attempt, content: bytes) -> Message:
    """The label as a file to open or print."""
    number = say.number_of(attempt)
    return Message(speech.html("draft-label-caption", number=number), file=File(f"{number}.pdf", content))


def with_way_to(speech: Speech, message: Message, draft_id: int | None) -> Message:
    """Put the way to the draft under what is told of its waybill."""
    if draft_id is None:
        return message
    return replace(message, rows=(*message.rows, (button(speech, "button-draft-open", draft_id, ""),)))
