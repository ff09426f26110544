"""What a draft asks, what can be changed of it, and the list of drafts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.attempt import AttemptState
from bot.domain.draft import Draft, Field, Gap, Option, Stage, may_be_changed
from bot.domain.shipment import Why
from bot.domain.shown_draft import ShownDraft
from bot.screens import draft_words as say
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

Rows = tuple[tuple[Button, ...], ...]

_LONGEST_BUTTON = 60
_SHORT = 16  # signs of a button of which several stand in a row
_IN_A_ROW = 3
_PAGE = 8
_DOOR = "door"
_OF_PATH = {
    "recipient.name": Field.NAME,
    "recipient.phone": Field.PHONE,
    "destination": Field.BRANCH,
    "parcels.weight": Field.WEIGHT,
    "parcels.size": Field.SIZE,
    "parcels": Field.SEATS,
    "description": Field.GOODS,
    "declared_value": Field.DECLARED,
    "cod": Field.COD,
    "delivery_payer": Field.PAYER,
    "origin": Field.ORIGIN,
}
_STEPS = (
    Field.NAME, Field.PHONE, Field.TOWN, Field.BRANCH, Field.GOODS, Field.WEIGHT, Field.COD, Field.DECLARED, Field.PAYER
)  # fmt: skip
_CHANGES = (
    Field.NAME, Field.PHONE, Field.TOWN, Field.BRANCH, Field.DOOR, Field.GOODS, Field.WEIGHT, Field.SIZE, Field.SEATS,
    Field.COD, Field.DECLARED, Field.PAYER, Field.NOTE, Field.ORIGIN,
)  # fmt: skip


def button(speech: Speech, key: str, draft_id: int, word: str) -> Button:
    """A button of a draft's."""
    return Button(speech.plain(key), Tap(Action.DRAFT, draft_id, word).encode())


def rows_of_gap(speech: Speech, shown: ShownDraft, gap: Gap) -> Rows:
    """The likely answers, short ones side by side, and in a dialogue the way back."""
    one = shown.draft.id
    rows = _laid([_option(speech, one, gap.field, option) for option in gap.options])
    if gap.field is Field.BRANCH:
        rows.append((button(speech, "button-draft-door", one, f"o.{Field.BRANCH}.{_DOOR}"),))
    if gap.field is Field.COD and all(option.key != "0" for option in gap.options):
        rows.append((button(speech, "button-draft-no-cod", one, f"o.{Field.COD}.0"),))
    before = _before(gap.field) if shown.draft.step_by_step else None
    if before is not None:
        rows.append((button(speech, "button-draft-back", one, f"e.{before}"),))
    return tuple(rows)


def _before(field: Field) -> Field | None:
    place = _STEPS.index(field) if field in _STEPS else 0
    return _STEPS[place - 1] if place else None


def _option(speech: Speech, draft_id: int, field: Field, option: Option) -> Button:
    words = option.value
    if field is Field.WEIGHT and isinstance(words, int):
        text = say.weight(speech, words)
    elif field is Field.NOTE:
        text = speech.plain("button-draft-no-note")
    elif field is Field.CARRIER and isinstance(words, str):
        text = say.carrier(speech, words)
    else:
        text = say.value(speech, words)
    return Button(clipped(text, _LONGEST_BUTTON), Tap(Action.DRAFT, draft_id, f"o.{field}.{option.key}").encode())


def _laid(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    if any(len(one.text) > _SHORT for one in buttons):
        return [(one,) for one in buttons]
    return [tuple(buttons[start : start + _IN_A_ROW]) for start in range(0, len(buttons), _IN_A_ROW)]


def rows_to_mend(speech: Speech, shown: ShownDraft) -> Rows:
    """The fields that the carrier refused."""
    attempt = shown.attempt
    if attempt is None or attempt.state not in (AttemptState.REJECTED, AttemptState.CREATED):
        return ()
    found = (next((path for path in _OF_PATH if one.path.startswith(path)), None) for one in attempt.problems)
    fields = dict.fromkeys(_OF_PATH[path] for path in found if path is not None)
    return tuple((button(speech, say.FIELD[field], shown.draft.id, f"e.{field}"),) for field in fields)


def question(speech: Speech, shown: ShownDraft, gap: Gap) -> Message:
    """Ask for a field that is to be changed, with what it says now."""
    said = now(speech, shown, gap.field)
    lines: list[str] = [say.asked(speech, shown, gap)]
    if said:
        lines.append(speech.html("draft-ask-now", value=said))
    on = _to_card(speech, shown)
    if shown.draft.step_by_step:
        on = button(speech, "button-draft-on", shown.draft.id, "")
    rows = (*rows_of_gap(speech, shown, gap), (on,))
    return Message("\n".join(lines), rows)


def now(speech: Speech, shown: ShownDraft, field: Field) -> str:
    """What a field says; "" where it says nothing."""
    draft, filled, place = shown.draft, shown.filled, shown.place
    told = {
        Field.NAME: draft.name,
        Field.PHONE: say.phone(draft.phone) if draft.phone else "",
        Field.TOWN: say.town(speech, place.town) if place.town else "",
        Field.BRANCH: say.branch(place.branch) if place.branch else "",
        Field.GOODS: filled.goods,
        Field.WEIGHT: say.weight(speech, filled.weight_g) if filled.weight_g else "",
        Field.SIZE: say.size(speech, filled.size) if filled.size else "",
        Field.SEATS: str(filled.seats),
        Field.COD: say.value(speech, draft.cod) if draft.cod else "",
        Field.DECLARED: speech.money(filled.declared) if filled.declared else "",
        Field.PAYER: say.value(speech, filled.payer) if filled.payer else "",
        Field.NOTE: draft.note,
        Field.ORIGIN: say.value(speech, shown.origin) if shown.origin else "",
    }
    return told.get(field, "")


def what_to_change(speech: Speech, shown: ShownDraft) -> Message:
    """The fields, two in a row."""
    return Message(speech.html("draft-change-what"), (*rows_of_fields(speech, shown), (_to_card(speech, shown),)))


def rows_of_fields(speech: Speech, shown: ShownDraft) -> Rows:
    """What may be said otherwise, two in a row; where it is sent from only where there is a choice."""
    fields = [one for one in _CHANGES if may_be_changed(shown.draft, one)]
    if not shown.may_choose_origin:
        fields = [one for one in fields if one is not Field.ORIGIN]
    buttons = [button(speech, say.FIELD[field], shown.draft.id, f"e.{field}") for field in fields]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def discard_for_sure(speech: Speech, shown: ShownDraft) -> Message:
    """Ask once more before a draft is thrown away."""
    yes = button(speech, "button-draft-discard-yes", shown.draft.id, "x!")
    return Message(speech.html("draft-discard-sure"), ((yes,), (_to_card(speech, shown),)))


def cancel_for_sure(speech: Speech, shown: ShownDraft) -> Message:
    """Ask once more before a waybill is taken back."""
    yes = button(speech, "button-draft-cancel-yes", shown.draft.id, "c!")
    text = speech.html("draft-cancel-sure", number=say.number_of(shown.attempt))
    return Message(text, ((yes,), (_to_card(speech, shown),)))


def why_once_more(speech: Speech, shown: ShownDraft) -> Message:
    """Ask why another shipment goes out for the same order."""
    rows = tuple((button(speech, say.WHY[why], shown.draft.id, f"m.{why}"),) for why in Why)
    return Message(speech.html("draft-more-why"), (*rows, (_to_card(speech, shown),)))


def _to_card(speech: Speech, shown: ShownDraft) -> Button:
    if shown.draft.revises is not None:
        return button(speech, "button-change-card", shown.draft.id, "")
    made = shown.stage in (Stage.MADE, Stage.CHECKING)
    return button(speech, "button-waybill-card" if made else "button-draft-card", shown.draft.id, "")


def listed(speech: Speech, drafts: Sequence[Draft], many: int, page: int) -> Message:
    """One page of the drafts that wait, a button each."""
    if not many:
        return Message(speech.html("drafts-none"))
    rows = [(Button(clipped(_line(speech, one), _LONGEST_BUTTON), _open(one.id)),) for one in drafts]
    turns = tuple(
        Button(speech.plain(key), Tap(Action.DRAFT, word=f"p.{to}").encode())
        for key, to in (("button-newer", page - 1), ("button-older", page + 1))
        if 0 <= to <= (many - 1) // _PAGE
    )
    return Message(speech.html("drafts-title", count=many), (*rows, *((turns,) if turns else ())))


def _line(speech: Speech, one: Draft) -> str:
    who = one.name or speech.plain("drafts-unnamed")
    where = f"{one.city} {one.number}".strip() or speech.plain("drafts-nowhere")
    return speech.plain("drafts-line", id=str(one.id), who=who, where=where)


def _open(draft_id: int) -> str:
    return Tap(Action.DRAFT, draft_id).encode()
