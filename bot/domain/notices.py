"""What the desk may owe somebody, and which changes of a parcel matter to who follows it."""

from __future__ import annotations

import enum
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.tracking import Status


class NoticeKind(enum.StrEnum):
    """Why a notice is owed. Each is true only as long as services/relay.py finds so when it is sent."""

    ANSWER = "answer"  # the person asked while the carrier was silent
    CHANGE = "change"  # a followed parcel reached a milestone
    QUESTION = "question"  # to the owner: somebody wants a person
    REPLY = "reply"  # the owner's answer to that
    DIRECTORY = "directory"  # to the owner: how the reading of a carrier's directory ended
    WAYBILL = "waybill"  # how an attempt ended that was in doubt or had to wait
    WAYBILL_CHANGED = "waybill_changed"  # whether a change was made that was in doubt
    LABEL = "label"  # of a waybill that was in doubt or had to wait
    WAYBILL_STOPPED = "waybill_stopped"  # to the owner: an attempt that cannot go on by itself
    BATCH = "batch"  # the spreadsheet with what became of its rows
    UNKNOWN_CODE = "unknown_code"  # to the owner: a carrier's code without a meaning of ours
    ROLES = "roles"  # somebody else has changed one's roles
    JOINED = "joined"  # to who invited: somebody came by the link
    KEY_REFUSED = "key_refused"  # to the owner: a carrier no longer takes a key
    BRANCH_CHOSEN = "branch_chosen"  # taken on the map
    ORDER_BRANCH = "order_branch"  # to the owner: taken for an order


STANDS = "stands "  # how the occasion of a waybill that was not taken back begins
CHANGED, REFUSED = "changed ", "refused "  # and those of changes


class Milestone(enum.StrEnum):
    """A change that matters to who waits for a parcel; each is told once for each leg."""

    SENT = "sent"
    ARRIVED = "arrived"
    RECEIVED = "received"
    RETURNING = "returning"


_MILESTONE = {
    Status.ACCEPTED: Milestone.SENT,
    Status.IN_TRANSIT: Milestone.SENT,
    Status.OUT_FOR_DELIVERY: Milestone.SENT,
    Status.READY_FOR_PICKUP: Milestone.ARRIVED,
    Status.DELIVERED: Milestone.RECEIVED,
    Status.RETURNING: Milestone.RETURNING,
}


def milestone(status: Status) -> Milestone | None:
    """Which milestone a parcel stands at; None where nothing need be told."""
    return _MILESTONE.get(status)


NIGHT_BEGINS = time(22)
NIGHT_ENDS = time(8)


def quiet_until(now: datetime, zone: ZoneInfo) -> datetime | None:
    """When the night that `now` falls into ends on the clock of `zone`; None by day."""
    local = now.astimezone(zone)
    if NIGHT_ENDS <= local.time() < NIGHT_BEGINS:
        return None
    day = local.date() if local.time() < NIGHT_ENDS else local.date() + timedelta(days=1)
    return datetime.combine(day, NIGHT_ENDS, zone).astimezone(now.tzinfo)
