"""The queue of updates that the bot has not confirmed. It knows no HTTP: polling.py and webhook.py read it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sandbox.faults import Faults
from sandbox.telegram.faults import due

LIFETIME = 86_400.0  # seconds of the real clock: "Incoming updates are … not kept longer than 24 hours" (Bot API)
ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")  # not sent unless asked for


@dataclass
class Update:
    """One update. `lane`: updates of one lane are delivered to a webhook strictly one after another."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: str
    kept_until: float

    def wire(self) -> dict[str, Any]:
        """As Telegram's Update."""
        return {"update_id": self.id, self.kind: self.body}


@dataclass
class UpdateQueue:
    """Updates in order. `allowed` None means Telegram's default: all kinds but those of ON_REQUEST."""

    next_id: int
    pending: dict[int, Update] = field(default_factory=dict)
    allowed: list[str] | None = None
    again: dict[int, Update] = field(default_factory=dict)

    def add(self, kind: str, body: dict[str, Any], lane: str) -> Update:
        """Make an update, and queue it unless the bot did not ask for this kind."""
        update = Update(self.next_id, kind, body, lane, time.time() + LIFETIME)
        self.next_id += 1
        if self.wants(kind):
            self.pending[update.id] = update
        return update

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed is not None else kind not in ON_REQUEST

    def forget_before(self, offset: int, faults: Faults) -> None:
        """Take everything below `offset` as confirmed, but what the fault "duplicate" brings once more."""
        for update_id in [known for known in self.pending if known < offset]:
            self.confirm(update_id, faults)

    def confirm(self, update_id: int, faults: Faults) -> bool:
        """Forget one update; False where a fault has it delivered once more, as when the confirmation got lost."""
        update = self.pending.pop(update_id, None)
        if update is not None and due(faults, "update", {"duplicate"}):
            self.again[update_id] = update
            return False
        return True

    def keep_last(self, count: int) -> None:
        """Forget all but the last `count`: a negative offset (Bot API, getUpdates)."""
        for update_id in list(self.pending)[: max(len(self.pending) - count, 0)]:
            del self.pending[update_id]

    def take(self, limit: int) -> list[Update]:
        """The first `limit` that wait; duplicates come first and once."""
        self._drop_expired()
        twice = [self.again.pop(known) for known in list(self.again)[:limit]]
        return twice + list(islice(self.pending.values(), limit - len(twice)))

    def waiting(self) -> list[Update]:
        """All that wait, duplicates too."""
        self._drop_expired()
        return [*self.again.values(), *self.pending.values()]

    def any_wait(self) -> bool:
        """Whether there is anything to deliver."""
        self._drop_expired()
        return bool(self.again or self.pending)

    def _drop_expired(self) -> None:
        now = time.time()
        while self.pending and next(iter(self.pending.values())).kept_until < now:
            del self.pending[next(iter(self.pending))]

    def clear(self) -> None:
        """Forget all: drop_pending_updates."""
        self.pending.clear()
        self.again.clear()
