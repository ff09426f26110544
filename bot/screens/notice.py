"""What is written to who follows a parcel when it has reached a milestone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.notices import Milestone
from bot.domain.parcel import ShownParcel
from bot.screens.message import Message
from bot.screens.parcel import card
from bot.texts import Speech

_LEAD = {
    Milestone.SENT: "notice-sent",
    Milestone.ARRIVED: "notice-arrived",
    Milestone.RECEIVED: "notice-received",
    Milestone.RETURNING: "notice-returning",
}


def changed(speech: Speech, reached: Milestone, shown: ShownParcel, now: datetime, zone: ZoneInfo) -> Message:
    """Say the news first, then the card."""
    told = card(speech, shown, now, zone)
    return replace(told, text=speech.html(_LEAD[reached]) + "\n\n" + told.text)
