"""getUpdates: offsets, the long poll, and the rule that only one may wait (tdlib/telegram-bot-api, do_get_updates)."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args
from sandbox.telegram.chats import JSON
from sandbox.telegram.refusals import Refused
from sandbox.telegram.updates import ON_REQUEST, Update

LONGEST_POLL = 50
MOST_UPDATES = 100
SAME_OFFSET_WAITS = 3  # seconds: a hasty poller that asks the same again is slowed down
HASTE = 0.5  # seconds: … and gets one update at a time
CONFLICT_PAUSE = 3.0  # seconds: a second conflict on the heels of the first is answered this late
KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "inline_query", "chosen_inline_result", "callback_query",
    "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", *ON_REQUEST,
)  # fmt: skip


@dataclass
class Poller:
    """The one who waits for updates, if anybody does. `quiet_until`, `asked_*`: the loop's monotonic seconds."""

    account: Account
    waiting: asyncio.Future[str | None] | None = None
    asked_offset: int = 0
    asked_at: float = field(default=-SAME_OFFSET_WAITS)
    quiet_until: float = 0.0
    last_seen: float = -SAME_OFFSET_WAITS

    def __post_init__(self) -> None:
        """Wake with every update."""
        self.account.updates_came.append(self._wake)

    async def get_updates(self, args: Args) -> list[JSON]:
        """The updates that wait, at once or as soon as there are some within the timeout; raises Refused."""
        state, faults = self.account.state, self.account.faults
        if state.webhook.url:
            await self._conflict("webhook_active")
        offset = args.integer("offset")
        limit = min(max(args.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
        timeout = min(max(args.integer("timeout"), 0), LONGEST_POLL)
        allow(self.account, args)
        limit, timeout = self._slowed(offset, limit, timeout)
        if offset < 0:
            state.updates.keep_last(-offset)
        state.updates.forget_before(offset, faults)
        self.account.changes.happened()
        if timeout and not state.updates.any_wait():
            await self._wait(timeout)
        self.last_seen = time.monotonic()
        return [update.wire() for update in state.updates.take(limit)]

    def end(self, refusal: str | None) -> None:
        """Let the one who waits be refused, or, without a refusal, have what there is."""
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(refusal)

    def listening(self) -> bool:
        """Whether somebody polls."""
        return self.waiting is not None or time.monotonic() - self.last_seen < SAME_OFFSET_WAITS

    async def _wait(self, seconds: float) -> None:
        self.end("other_get_updates")
        self.waiting = mine = asyncio.get_running_loop().create_future()
        self.account.changes.happened()
        try:
            async with asyncio.timeout(seconds):
                refusal = await mine
        except TimeoutError:
            refusal = None
        finally:
            if self.waiting is mine:
                self.waiting = None
        if refusal is not None:
            await self._conflict(refusal)

    async def _conflict(self, refusal: str) -> None:
        now = time.monotonic()
        if now < self.quiet_until:
            await asyncio.sleep(CONFLICT_PAUSE)
        else:
            self.quiet_until = now + CONFLICT_PAUSE
        raise Refused(refusal)

    def _slowed(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        now = time.monotonic()
        again = offset == self.asked_offset
        if again and now < self.asked_at + SAME_OFFSET_WAITS:
            timeout = max(timeout, SAME_OFFSET_WAITS)
        if again and now < self.asked_at + HASTE:
            limit = 1
        self.asked_offset, self.asked_at = offset, now
        return limit, timeout

    def _wake(self, _update: Update) -> None:
        self.end(None)


def allow(account: Account, args: Args) -> None:
    """Take `allowed_updates` over; absent or unreadable leaves the old list, none known means the default."""
    try:
        wanted: Any = args.json("allowed_updates", "body_not_json")
    except Refused:
        return
    if isinstance(wanted, list) and all(isinstance(kind, str) for kind in wanted):
        known = [kind for kind in KINDS if kind in {kind.lower() for kind in wanted}]
        account.state.updates.allowed = known or None
