"""Every point between a tap that asks for a waybill and its label, and every point of finding out after a kill."""

from __future__ import annotations

from tests.faults.crash_points import Point

CREATE, SETTLE = "create", "settle"
_BOTH, _CREATE, _SETTLE = frozenset({CREATE, SETTLE}), frozenset({CREATE}), frozenset({SETTLE})
_ADAPTER = "bot.carriers.nova_poshta:NovaPoshta"
_TO_CARRIER = "httpx:AsyncHTTPTransport.handle_async_request"
_SAVE = frozenset({"save"})

POINTS = (
    # the tap
    Point("tapped", "bot.services.waybills:create", "before", _CREATE),
    Point("begun_written", "begin", "written", _CREATE),
    Point("begun", "begin", "committed", _CREATE),
    # finding out
    Point("claim_written", "claim", "written", _SETTLE),
    Point("claimed", "claim", "committed", _SETTLE),
    Point("look_due", f"{_ADAPTER}.find", "before", _SETTLE),
    Point("looked", f"{_ADAPTER}.find", "after", _SETTLE),
    Point("absence_written", "step", "written", _SETTLE),
    Point("absence_kept", "step", "committed", _SETTLE),
    Point("found_written", "found", "written", _SETTLE),
    Point("found_kept", "found", "committed", _SETTLE),
    Point("anew_written", "anew", "written", _SETTLE),
    Point("anew_begun", "anew", "committed", _SETTLE),
    # the carrier is asked
    Point("request_due", f"{_ADAPTER}.create", "before", _BOTH),
    Point("request_sent", _TO_CARRIER, "before", _BOTH, of=_SAVE),
    Point("accepted", _TO_CARRIER, "after", _BOTH, of=_SAVE),
    Point("answered", f"{_ADAPTER}.create", "after", _BOTH),
    Point("outcome_written", "outcome", "written", _BOTH),
    Point("outcome_kept", "outcome", "committed", _BOTH),
    # the label
    Point("label_due", f"{_ADAPTER}.label", "before", _BOTH),
    Point("label_came", f"{_ADAPTER}.label", "after", _BOTH),
    Point("label_written", "label", "written", _BOTH),
    Point("label_kept", "label", "committed", _BOTH),
)

# A transaction is named by the first of these that is called in it.
TRANSACTIONS = {
    "bot.db.waybills:open_of": "begin",
    "bot.db.waybills:claim_due": "claim",
    "bot.services.waybill_outcomes:of_create": "outcome",
    "bot.services.waybill_outcomes:made": "found",
    "bot.services.settling:_begin_anew": "anew",
    "bot.db.documents:add": "label",
    "bot.db.waybills:step": "step",
}
OF_CREATE = tuple(point.name for point in POINTS if CREATE in point.passed_by)
OF_RESTART = tuple(point.name for point in POINTS if SETTLE in point.passed_by)
# Where the engine has a part: a transaction is open or has just ended. Elsewhere both engines hold the same.
OF_ENGINE = tuple(point.name for point in POINTS if ":" not in point.seam)


def ways(name: str) -> tuple[str, ...]:
    """The points that a restart can pass after a kill at `name`: what was committed by then decides."""
    order = [*OF_CREATE]
    place = order.index(name)
    if place < order.index("begun"):
        return OF_CREATE  # nothing was kept: the tap comes again
    label = tuple(one for one in OF_CREATE if one.startswith("label"))
    claim = ("claim_written", "claimed")
    if place >= order.index("outcome_kept"):
        return () if name == "label_kept" else (*claim, *label)
    found = (*claim, "look_due", "looked", "found_written", "found_kept", *label)
    if place >= order.index("accepted"):
        return found
    absent = ("absence_written", "absence_kept", "anew_written", "anew_begun")
    asked = tuple(one for one in OF_CREATE if one not in {"tapped", "begun_written", "begun"})
    return (*claim, "look_due", "looked", *absent, *asked)
