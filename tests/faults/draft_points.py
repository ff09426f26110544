"""Every point between the tap that makes or changes a waybill and its label in the chat, besides any update's."""

from __future__ import annotations

from tests.faults.crash_points import Point

_TAP, _CHANGE = frozenset({"waybill"}), frozenset({"change"})
_BOTH = _TAP | _CHANGE
_ADAPTER = "bot.carriers.nova_poshta:NovaPoshta"
_TO_CARRIER = "bot.carriers.nova_poshta.api:Api.write"
_SAVE = frozenset({"InternetDocument.save"})
_UPDATE = frozenset({"InternetDocument.update"})
_REQUEST = "aiogram.client.session.aiohttp:AiohttpSession.make_request"
_RESPONSE_BODY = "aiohttp:ClientResponse.text"
_DOCUMENT = frozenset({"sendDocument"})

POINTS = (
    Point("waybill_due", f"{_ADAPTER}.create", "before", _TAP),
    Point("waybill_sent", _TO_CARRIER, "before", _TAP, of=_SAVE),
    Point("waybill_made", _TO_CARRIER, "after", _TAP, of=_SAVE),
    Point("outcome_written", "outcome", "written", _TAP),
    Point("outcome_kept", "outcome", "committed", _TAP),
    Point("change_due", f"{_ADAPTER}.update", "before", _CHANGE),
    Point("change_sent", _TO_CARRIER, "before", _CHANGE, of=_UPDATE),
    Point("change_made", _TO_CARRIER, "after", _CHANGE, of=_UPDATE),
    Point("change_written", "change", "written", _CHANGE),
    Point("change_kept", "change", "committed", _CHANGE),
    Point("label_due", f"{_ADAPTER}.label", "before", _BOTH),
    Point("label_came", f"{_ADAPTER}.label", "after", _BOTH),
    Point("label_written", "label", "written", _BOTH),
    Point("label_kept", "label", "committed", _BOTH),
    Point("label_message_due", _REQUEST, "before", _BOTH, second_answer=True, of=_DOCUMENT),
    Point("label_message_accepted", _RESPONSE_BODY, "before", _BOTH, second_answer=True, of=_DOCUMENT),
)
TRANSACTIONS = {
    "bot.services.waybill_outcomes:of_create": "outcome",
    "bot.services.change_outcomes:of_update": "change",
    "bot.db.documents:add": "label",
}

# Those of an update that such a tap passes too.
OF_THE_TAP = (
    "received", "taken", "stage_read", "person_known", "effect_claimed", "effect_written", "effect_committed",
    "answer_due", "answer_accepted", "spinner_due", "spinner_accepted", "mark_due", "mark_written", "marked",
)  # fmt: skip
OF_ENGINE = ("effect_written", "effect_committed", "outcome_written", "outcome_kept", "label_kept")
EVERYWHERE = (*OF_THE_TAP, *(one.name for one in POINTS if _TAP & one.passed_by))
OF_CHANGE = tuple(one.name for one in POINTS if _CHANGE & one.passed_by)
