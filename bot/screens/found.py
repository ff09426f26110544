"""The answer to a message with numbers: a card each, a list where that is kinder, and the troubles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.parcel import Finding
from bot.screens.chat import troubles
from bot.screens.message import Message
from bot.screens.parcel import card, short_list
from bot.texts import Speech

_MOST_CARDS = 5


def found(speech: Speech, findings: Sequence[Finding], left_out: int, now: datetime, zone: ZoneInfo) -> list[Message]:
    """All that is to be said about the findings; `left_out` numbers did not fit."""
    shown = [finding.shown for finding in findings if finding.shown is not None]
    if len(shown) > _MOST_CARDS or left_out:
        messages = [short_list(speech, shown, left_out)]
    else:
        messages = [card(speech, one, now, zone) for one in shown]
    wrong = [finding for finding in findings if finding.trouble is not None]
    return [*messages, troubles(speech, wrong)] if wrong else messages
