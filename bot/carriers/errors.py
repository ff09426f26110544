"""How a carrier can fail to do what was asked. No text here holds a key, a phone or a name.

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

from collections.abc import Sequence
from dataclasses import dataclass


class CarrierError(Exception):
    """The carrier did not do what was asked. `detail` is for the log: no key, no phone, no name in it."""

    def __init__(self, carrier: str, detail: str) -> None:
        """Say which carrier and, in a few plain words, what happened."""
        self.carrier = carrier
        self.detail = detail
        super().__init__(f"{carrier}: {detail}")


class Unavailable(CarrierError):
    """The carrier did not answer, or answered with a server's error."""


class Busy(CarrierError):
    """The carrier wants to be asked less; `retry_after` is in seconds, None where it does not say."""

    def __init__(self, carrier: str, detail: str, retry_after: float | None = None) -> None:
        """Keep how long the carrier told us to wait."""
        super().__init__(carrier, detail)
        self.retry_after = retry_after


class Denied(CarrierError):
    """The key is wrong, expired, or may not do this; `key` names a text in locales/ where we have words for it."""

    def __init__(self, carrier: str, detail: str, key: str = "") -> None:
        """Keep which words of ours tell it."""
        super().__init__(carrier, detail)
        self.key = key


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing refused: the carrier's code and own text, and the field it is about. Any of them may be "".

    `field` is a path into our request ("recipient.phone") where we know it, else the carrier's own name of it. `key`
    names a text in locales/ where we have words of our own; without one the carrier's text is shown.
    """

    code: str
    text: str
    field: str = ""
    key: str = ""


class Rejected(CarrierError):
    """The carrier understood and refuses. Its texts may quote what was sent, so they stand in `problems` alone."""

    def __init__(self, carrier: str, problems: Sequence[Problem]) -> None:
        """Keep the problems; the log sees their codes."""
        told = ", ".join(problem.code or problem.key or "no code" for problem in problems)
        super().__init__(carrier, f"rejected: {told}")
        self.problems = tuple(problems)


class Garbled(CarrierError):
    """The answer is not in the carrier's own format; `sample` is its beginning, scrubbed."""

    def __init__(self, carrier: str, detail: str, sample: str = "") -> None:
        """Keep a scrubbed sample for the log."""
        super().__init__(carrier, detail)
        self.sample = sample


class OutcomeUnknown(CarrierError):
    """A write that may have been carried out: never repeated, reconciled by our own reference (law 2)."""


class Unsupported(CarrierError):
    """The adapter has no such capability. Ask its flags first."""
