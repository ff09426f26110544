"""What every adapter must pass as far as tracking goes, whatever its wire. A new adapter brings a `stage` fixture."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.carriers.base import (
    Account,
    Busy,
    Capability,
    Carrier,
    CarrierError,
    Denied,
    Garbled,
    NotFound,
    Tracked,
    TrackQuery,
    Unavailable,
    Unreadable,
)
from bot.domain.party import Phone
from bot.domain.tracking import current_status

FAULTS = {
    "502": Unavailable,
    "503": Unavailable,
    "empty": Garbled,
    "truncated": Garbled,
    "not-json": Garbled,
    "huge": Garbled,
    "429": Busy,
    "429-bare": Busy,
    "too-many": Busy,
    "denied": Denied,
}


@dataclass
class Stage:
    """An adapter over its simulator. `gaps` are the seconds of silence after which its client gives up."""

    carrier: Carrier
    account: Account
    known: list[str]  # three batches of numbers that the carrier knows
    unknown: list[str]  # well-formed, not known
    malformed: list[str]
    recipient: Phone
    strike: Callable[[str], None]  # switch a fault on, until switched off by "none"
    wind: Callable[[timedelta], None]
    asked: Callable[[], int]  # how many numbers the carrier was asked about so far
    secrets: list[str]

    async def track(self, *numbers: str, phone: Phone | None = None):
        return await self.carrier.track(self.account, [TrackQuery(number, phone) for number in numbers])


class TrackingContract:
    """Inherit, and give a fixture `stage`."""

    @pytest.fixture(autouse=True)
    def no_secret_and_no_phone_is_logged_or_shown(self, stage, caplog):
        caplog.set_level(logging.DEBUG)
        yield
        shown = repr(stage.account) + repr(vars(stage.carrier))
        shown += "".join(
            f"{record.getMessage()}{record.args}{record.exc_text}" for record in caplog.get_records("call")
        )
        assert not any(secret in shown for secret in stage.secrets)

    async def test_it_answers_for_each_asked_number_and_no_other(self, stage):
        batch = stage.carrier.info.track_batch
        for count in (0, 1, batch, batch + 1, 3 * batch):
            answers = await stage.track(*stage.known[:count])
            assert list(answers) == stage.known[:count]
            assert all(isinstance(answer, Tracked) for answer in answers.values())

    async def test_a_number_asked_twice_is_sent_once(self, stage):
        number = stage.known[0]
        answers = await stage.track(number, number, number)
        assert set(answers) == {number}
        assert stage.asked() == 1

    async def test_numbers_that_nobody_knows_are_not_found_and_the_others_are(self, stage):
        answers = await stage.track(*stage.known[:3], *stage.unknown)
        assert all(answers[number] == NotFound() for number in stage.unknown)
        assert all(isinstance(answers[number], Tracked) for number in stage.known[:3])

    async def test_malformed_numbers_are_unreadable_and_never_sent(self, stage):
        answers = await stage.track(*stage.malformed, *stage.known[:2])
        assert all(isinstance(answers[number], Unreadable) for number in stage.malformed)
        assert all(isinstance(answers[number], Tracked) for number in stage.known[:2])
        assert stage.asked() == 2
        assert all(isinstance(answer, Unreadable) for answer in (await stage.track(*stage.malformed)).values())

    async def test_instants_are_aware_utc_and_events_fold_to_one_status_in_any_order(self, stage):
        for answer in (await stage.track(*stage.known)).values():
            told = [*answer.events]
            assert all(event.occurred_at.utcoffset() == timedelta(0) for event in told)
            assert current_status(told) == current_status(reversed(told))

    async def test_asking_again_tells_the_same_event(self, stage):
        first, again = [(await stage.track(stage.known[0]))[stage.known[0]] for _ in range(2)]
        assert [event.identity for event in first.events] == [event.identity for event in again.events]

    async def test_the_right_phone_opens_what_is_protected_and_no_phone_does_not(self, stage):
        number = stage.known[0]
        closed = (await stage.track(number))[number].snapshot
        opened = (await stage.track(number, phone=stage.recipient))[number].snapshot
        assert not closed.full
        assert (closed.cod, closed.to_pay, closed.sender_phone, closed.recipient_phone) == (None,) * 4
        assert opened.full

    @pytest.mark.parametrize(("fault", "error"), FAULTS.items())
    async def test_a_fault_is_the_right_error_and_tells_nothing_of_any_number(self, stage, fault, error):
        stage.strike(fault)
        with pytest.raises(error) as caught:
            await stage.track(*stage.known[:2], phone=stage.recipient)
        shown = repr(caught.value) + repr(vars(caught.value))
        assert not any(secret in shown for secret in stage.secrets)
        stage.strike("none")
        assert isinstance((await stage.track(stage.known[0]))[stage.known[0]], Tracked)

    async def test_silence_is_unavailable(self, stage):
        stage.strike("time-out")
        with pytest.raises(Unavailable):
            await stage.track(stage.known[0])

    async def test_only_being_told_to_wait_says_how_long(self, stage):
        for fault, seconds in (("429", 30.0), ("429-bare", None)):
            stage.strike(fault)
            with pytest.raises(Busy) as caught:
                await stage.track(stage.known[0])
            assert caught.value.retry_after == seconds

    async def test_numbers_left_out_are_unreadable_and_never_not_found(self, stage):
        batch = stage.known[: stage.carrier.info.track_batch]
        stage.strike("97-of-100")
        answers = await stage.track(*batch)
        lost = [number for number in batch if isinstance(answers[number], Unreadable)]
        assert len(lost) == max(1, len(batch) * 3 // 100)
        assert all(isinstance(answers[number], Tracked) for number in batch if number not in lost)

    @pytest.mark.parametrize("fault", ["wrong-types", "null-data"])
    async def test_wrong_types_cost_their_own_numbers_only(self, stage, fault):
        stage.strike(fault)
        answers = await stage.track(*stage.known[:3])
        assert list(answers) == stage.known[:3]
        assert all(isinstance(answer, Unreadable) for answer in answers.values())

    async def test_an_unknown_code_is_kept_raw_and_means_nothing(self, stage):
        stage.strike("unknown-code")
        (event,) = (await stage.track(stage.known[0]))[stage.known[0]].events
        assert event.status is None
        assert event.raw_code
        assert event.raw_text

    async def test_who_gives_up_waiting_is_let_go(self, stage):
        stage.strike("time-out")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await stage.track(*stage.known)

    def test_each_flag_is_a_method_of_its_own(self, stage):
        assert_flags_are_true(type(stage.carrier))


def assert_flags_are_true(adapter):
    """The flags promise what is overridden, and nothing else."""
    for capability in Capability:
        method = {"RETURN": "return_"}.get(capability.name, capability.name.lower())
        overridden = getattr(adapter, method) is not getattr(Carrier, method)
        assert overridden == (capability in adapter.info.capabilities), method


__all__ = ["CarrierError", "Stage", "TrackingContract", "assert_flags_are_true"]
