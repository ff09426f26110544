"""A batch: the orders of one spreadsheet on their way to waybills, and what became of each row."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from bot.domain.attempt import OVER, AttemptState, Refused
from bot.domain.money import Money
from bot.domain.sheet import Fault


class BatchState(enum.StrEnum):
    """Where a batch stands."""

    ASKING = "asking"  # which column holds what
    READY = "ready"  # read and checked; nothing is made before somebody says so
    RUNNING = "running"
    STOPPED = "stopped"  # it cannot go on by itself; a person may let it go on
    CANCELLED = "cancelled"  # what was begun is seen through, nothing more is begun
    DONE = "done"


OPEN = frozenset({BatchState.RUNNING, BatchState.CANCELLED})


class RowState(enum.StrEnum):
    """How far a row has come by our doing; what the carrier made of it stands in its attempt."""

    FAULTY = "faulty"  # something is wrong with it: it is not sent
    GOOD = "good"
    DRAFTED = "drafted"
    SENT = "sent"
    LEFT = "left"  # the batch was cancelled before its turn


class Outcome(enum.StrEnum):
    """What became of a row."""

    FAULTY = "faulty"
    WAITING = "waiting"
    CHECKING = "checking"  # the carrier was asked, or is to be; it is not known yet what it did
    STUCK = "stuck"  # only a person can find that out
    MADE = "made"
    REFUSED = "refused"
    CANCELLED = "cancelled"  # a waybill that was taken back
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A batch as it stands. `place` is the message (chat id, message id) that shows how far it is.

    `why` is the key of the text that says why it stopped; `layout` the digest of its columns.
    """

    id: int
    person_id: int
    chat_id: int
    message_id: int | None
    file_name: str
    state: BatchState
    layout: str
    summary: Mapping[str, Any] = field(default_factory=dict, repr=False)
    why: str = ""
    next_at: datetime | None = None
    sent_at: datetime | None = None
    created_at: datetime | None = None

    @property
    def place(self) -> tuple[int, int] | None:
        """Where its progress is shown."""
        return None if self.message_id is None else (self.chat_id, self.message_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A row of a batch. `digest` is the same for every row that says the same."""

    number: int
    state: RowState
    digest: bytes = field(repr=False)
    draft_id: int | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What became of a row, with what the carrier said."""

    number: int
    outcome: Outcome
    faults: tuple[Fault, ...] = ()
    problems: tuple[Refused, ...] = ()
    waybill: str = ""
    price: Money | None = None
    expected_on: date | None = None


def outcome_of(row: RowState, attempt: AttemptState | None, *, goes_on: bool) -> Outcome:
    """Derive what became of a row; `attempt` is the newest one at its waybill, `goes_on` tells whether by itself."""
    if row is RowState.FAULTY:
        return Outcome.FAULTY
    if attempt is None or attempt in _LOST:
        return Outcome.LEFT if row is RowState.LEFT else Outcome.WAITING
    if attempt is AttemptState.DRAFT and not goes_on and row is RowState.DRAFTED:
        return Outcome.WAITING
    return _OUTCOME.get(attempt, Outcome.CHECKING if goes_on else Outcome.STUCK)


_LOST = frozenset({AttemptState.ABSENT})  # another attempt follows it
_OUTCOME = {
    AttemptState.CREATED: Outcome.MADE,
    AttemptState.REJECTED: Outcome.REFUSED,
    AttemptState.CANCELLED: Outcome.CANCELLED,
}
assert _OUTCOME.keys() | _LOST >= OVER  # noqa: S101 - whatever is over has an outcome

Tally = Mapping[Outcome, int]


def tally(results: Sequence[RowResult]) -> dict[Outcome, int]:
    """How many rows came to what."""
    counted = dict.fromkeys(Outcome, 0)
    for one in results:
        counted[one.outcome] += 1
    return counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the good rows add up to: weights, money to be collected, and what the shop's habits stood in for.

    `unused` are the headings of columns from which nothing is read.
    """

    lightest_g: int = 0
    heaviest_g: int = 0
    cod: Money | None = None
    with_cod: int = 0
    usual: tuple[str, ...] = ()
    unused: tuple[str, ...] = field(default=(), repr=False)

    def as_summary(self) -> dict[str, Any]:
        """In plain words, to be stored."""
        cod = None if self.cod is None else [self.cod.minor, self.cod.currency]
        return {**asdict(self), "cod": cod}

    @classmethod
    def of_summary(cls, told: Mapping[str, Any]) -> Totals:
        """As `as_summary` has written it."""
        lists = {name: tuple(told[name]) for name in ("usual", "unused")}
        return cls(**{**told, **lists, "cod": Money(*told["cod"]) if told["cod"] else None}) if told else cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBatch:
    """A batch with everything that its message says. Headings and samples are the shop's own words and never print."""

    batch: Batch
    counts: Tally
    faults: tuple[RowResult, ...] = ()
    totals: Totals = Totals()
    question: ShownQuestion | None = None


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """Which of these columns holds that: by the column's place its heading and what stands in it first."""

    meaning: str
    columns: tuple[tuple[int, str, str], ...] = field(repr=False)
