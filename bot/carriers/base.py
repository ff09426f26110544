"""What every carrier adapter is: its methods, what they answer and how they fail.

* CarrierError              what the desk does
  x Unavailable             no answer, 5xx, HTML          read: retry with jitter; write: OutcomeUnknown
  x Busy                    429, "too many requests"      the whole carrier waits as told
  x Denied                  the key is refused            this account stops, the owner is told once
  x Rejected                field by field                back to the person in their words
  x Garbled                 not the carrier's own format  breaker, log, the sample scrubbed
  x OutcomeUnknown          a write that may have happened: never repeated, reconciled
  x Unsupported             the capability is missing: a bug of ours
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.party import Phone
from bot.domain.tracking import Snapshot, TrackingEvent


@dataclass(frozen=True, slots=True)
class TrackQuery:
    """A number to ask about; the phone of sender or recipient opens protected fields where the carrier has them."""

    number: str
    phone: Phone | None = None


@dataclass(frozen=True, slots=True)
class Tracked:
    """The carrier knows the number."""

    snapshot: Snapshot
    events: tuple[TrackingEvent, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """The carrier said that it does not know the number."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The carrier said something about the number that we could not read, or left it out of its answer."""

    why: str


TrackAnswer = Tracked | NotFound | Unreadable
TrackAnswers = Mapping[str, TrackAnswer]
Queries = Sequence[TrackQuery]
