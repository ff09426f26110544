"""The answer to a message with numbers: a card each, a list where that is kinder, and the troubles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.parcel import Finding
from bot.screens.chat import troubles
from bot.screens.message import Message
from bot.screens.parcel import card, short_list, too_many
from bot.texts import Speech

_MOST_CARDS = 5


def found(speech: Speech, findings: Sequence[Finding], left_out: int, now: datetime, zone: ZoneInfo) -> list[Message]:
    """All that is to be said about the findings; `left_out` numbers did not fit."""
    by_parcel = {finding.shown.parcel.id: finding.shown for finding in findings if finding.shown is not None}
    shown = list(by_parcel.values())  # two numbers may be of one parcel
    if len(shown) > _MOST_CARDS or (shown and left_out):
        messages = [short_list(speech, shown, left_out)]
    else:
        messages = [card(speech, one, now, zone) for one in shown]
    wrong = [finding for finding in findings if finding.trouble is not None]
    if wrong:
        messages.append(troubles(speech, wrong))
    if left_out and not shown:
        messages.append(too_many(speech, left_out))
    return messages
