"""Every point between the tap that makes a waybill and its label in the chat, besides those of any update."""

from __future__ import annotations

from tests.faults.crash_points import Point

_TAP = frozenset({"waybill"})
_ADAPTER = "bot.carriers.nova_poshta:NovaPoshta"
_TO_CARRIER = "bot.carriers.nova_poshta.api:Api.write"
_SAVE = frozenset({"InternetDocument.save"})
_REQUEST = "aiogram.client.session.aiohttp:AiohttpSession.make_request"
_RESPONSE_BODY = "aiohttp:ClientResponse.text"
_DOCUMENT = frozenset({"sendDocument"})

POINTS = (
    Point("waybill_due", f"{_ADAPTER}.create", "before", _TAP),
    Point("waybill_sent", _TO_CARRIER, "before", _TAP, of=_SAVE),
    Point("waybill_made", _TO_CARRIER, "after", _TAP, of=_SAVE),
    Point("outcome_written", "outcome", "written", _TAP),
    Point("outcome_kept", "outcome", "committed", _TAP),
    Point("label_due", f"{_ADAPTER}.label", "before", _TAP),
    Point("label_came", f"{_ADAPTER}.label", "after", _TAP),
    Point("label_written", "label", "written", _TAP),
    Point("label_kept", "label", "committed", _TAP),
    Point("label_message_due", _REQUEST, "before", _TAP, second_answer=True, of=_DOCUMENT),
    Point("label_message_accepted", _RESPONSE_BODY, "before", _TAP, second_answer=True, of=_DOCUMENT),
)
TRANSACTIONS = {"bot.services.waybill_outcomes:of_create": "outcome", "bot.db.documents:add": "label"}

# Those of an update that such a tap passes too.
OF_THE_TAP = (
    "received", "taken", "stage_read", "person_known", "effect_claimed", "effect_written", "effect_committed",
    "answer_due", "answer_accepted", "spinner_due", "spinner_accepted", "mark_due", "mark_written", "marked",
)  # fmt: skip
OF_ENGINE = ("effect_written", "effect_committed", "outcome_written", "outcome_kept", "label_kept")
EVERYWHERE = (*OF_THE_TAP, *(one.name for one in POINTS))
