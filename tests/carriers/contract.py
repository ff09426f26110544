"""What every adapter must pass, whatever its wire: tracking and waybills. A new adapter brings a `stage` fixture."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

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
    OutcomeUnknown,
    Rejected,
    Tracked,
    TrackQuery,
    Unavailable,
    Unreadable,
)
from bot.domain.party import Phone
from bot.domain.place import Destination
from bot.domain.shipment import WaybillRequest
from bot.domain.tracking import Status, current_status

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
    request: Callable[..., WaybillRequest]  # a waybill that the carrier takes, with fields changed
    locker: Destination
    writes: Callable[[], int]  # how often a waybill was asked for
    books: Callable[[], list[str]]  # our references of all waybills that stand in the carrier's books
    list_late: Callable[[timedelta], None]  # how late a new waybill comes into the carrier's lists
    read_stamp: Callable[[datetime], datetime | None]  # how the adapter reads a naive stamp of the carrier's
    recorded_codes: set[str]  # the status codes of all recordings at hand
    known_codes: set[str]

    async def track(self, *numbers: str, phone: Phone | None = None):
        return await self.carrier.track(self.account, [TrackQuery(number, phone) for number in numbers])


class Discreet:
    """Whatever a test of the contract does, no secret and no phone comes out."""

    @pytest.fixture(autouse=True)
    def no_secret_and_no_phone_is_logged_or_shown(self, stage, caplog):
        caplog.set_level(logging.DEBUG)
        yield
        shown = repr(stage.account) + repr(vars(stage.carrier))
        shown += "".join(
            f"{record.getMessage()}{record.args}{record.exc_text}" for record in caplog.get_records("call")
        )
        assert not any(secret in shown for secret in stage.secrets)


class TrackingContract(Discreet):
    """Inherit, and give a fixture `stage`."""

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

    def test_every_recorded_code_is_known(self, stage):
        assert stage.recorded_codes <= stage.known_codes

    @pytest.mark.parametrize(
        "naive",
        [
            "2026-03-29 02:59:59",
            "2026-03-29 03:30:00",  # skipped by spring
            "2026-03-29 04:00:00",
            "2026-10-25 02:59:59",
            "2026-10-25 03:30:00",  # repeated by autumn: the first of the two
            "2026-10-25 04:00:00",
        ],
    )
    def test_naive_stamps_are_utc_in_both_nights_of_the_clock_change(self, stage, naive):
        stamp = datetime.fromisoformat(naive)
        told = stage.read_stamp(stamp)
        assert told == stamp.replace(tzinfo=stage.carrier.info.zone).astimezone(UTC)
        assert told.utcoffset() == timedelta(0)

    def test_each_flag_is_a_method_of_its_own(self, stage):
        assert_flags_are_true(type(stage.carrier))


# What strikes after the waybill is made, and before; neither can be told from the other by whoever asked.
MADE_BUT_NOT_TOLD = ("time-out", "reset@0", "reset@40", "truncated", "done-502", "done-empty", "done-not-json")
NOT_MADE_AND_NOT_TOLD = ("ignored", "502", "503", "empty", "not-json", "huge")
TOLD = {"denied": Denied, "expired": Denied, "key-incorrect": Denied, "too-many": Busy, "429": Busy, "429-bare": Busy}


class WaybillContract(Discreet):
    """Inherit, and give a fixture `stage` whose adapter makes, finds and cancels waybills."""

    async def test_what_create_made_find_finds(self, stage):
        request = stage.request()
        made = await stage.carrier.create(stage.account, request)
        assert await stage.carrier.find(stage.account, request.reference, request.ship_on) == made
        assert await stage.carrier.find(stage.account, "another", request.ship_on) is None

    @pytest.mark.parametrize("fault", MADE_BUT_NOT_TOLD)
    async def test_a_waybill_made_but_not_told_is_of_unknown_outcome_and_ends_as_exactly_one(self, stage, fault):
        assert await self._made_despite(stage, fault)
        assert stage.writes() == 1

    @pytest.mark.parametrize("fault", NOT_MADE_AND_NOT_TOLD)
    async def test_a_waybill_not_made_is_of_unknown_outcome_too_and_ends_as_exactly_one(self, stage, fault):
        assert not await self._made_despite(stage, fault)
        assert stage.writes() == 2

    async def _made_despite(self, stage, fault):
        """Do as the desk does: ask, and where nobody knows what became of it, look it up before asking again."""
        request = stage.request()
        stage.strike(fault)
        with pytest.raises(OutcomeUnknown):
            await stage.carrier.create(stage.account, request)
        stage.strike("none")
        stage.wind(stage.carrier.info.find_lag)
        found = await stage.carrier.find(stage.account, request.reference, request.ship_on)
        if found is None:
            await stage.carrier.create(stage.account, request)
        assert stage.books() == [request.reference]
        return found is not None

    async def test_a_list_that_lags_is_waited_for(self, stage):
        request = stage.request()
        stage.list_late(stage.carrier.info.find_lag)
        made = await stage.carrier.create(stage.account, request)
        assert await stage.carrier.find(stage.account, request.reference, request.ship_on) is None
        stage.wind(stage.carrier.info.find_lag)
        assert await stage.carrier.find(stage.account, request.reference, request.ship_on) == made

    @pytest.mark.parametrize(("fault", "error"), TOLD.items())
    async def test_a_refusal_of_key_or_pace_made_nothing(self, stage, fault, error):
        stage.strike(fault)
        with pytest.raises(error) as caught:
            await stage.carrier.create(stage.account, stage.request())
        assert stage.books() == []
        shown = repr(caught.value) + repr(vars(caught.value))
        assert not any(secret in shown for secret in stage.secrets)

    @pytest.mark.parametrize("fault", ["502", "empty", "not-json", "null-data", "97-of-100", "truncated"])
    async def test_a_look_up_that_fails_is_never_not_found(self, stage, fault):
        request = stage.request()
        await stage.carrier.create(stage.account, request)
        stage.strike(fault)
        with pytest.raises((Unavailable, Garbled)):
            await stage.carrier.find(stage.account, request.reference, request.ship_on)

    async def test_a_locker_order_that_is_too_heavy_is_rejected_by_its_field(self, stage):
        heavy = replace(stage.request().parcels[0], weight_g=31_000)
        with pytest.raises(Rejected) as caught:
            await stage.carrier.create(stage.account, stage.request(destination=stage.locker, parcels=(heavy,)))
        assert {problem.field for problem in caught.value.problems} == {"parcels.weight"}
        assert stage.books() == []

    async def test_a_cancelled_one_tracks_as_cancelled(self, stage):
        made = await stage.carrier.create(stage.account, stage.request())
        assert current_status((await stage.track(made.number))[made.number].events) is Status.CREATED
        await stage.carrier.cancel(stage.account, made)
        assert current_status((await stage.track(made.number))[made.number].events) is Status.CANCELLED

    async def test_an_updated_one_is_the_same_waybill(self, stage):
        request = stage.request()
        made = await stage.carrier.create(stage.account, request)
        changed = await stage.carrier.update(stage.account, made, replace(request, description="Чашка"))
        assert changed.number == made.number
        assert stage.books() == [request.reference]


def assert_flags_are_true(adapter):
    """The flags promise what is overridden, and nothing else."""
    for capability in Capability:
        method = {"RETURN": "return_"}.get(capability.name, capability.name.lower())
        overridden = getattr(adapter, method) is not getattr(Carrier, method)
        assert overridden == (capability in adapter.info.capabilities), method


__all__ = ["CarrierError", "Stage", "TrackingContract", "WaybillContract", "assert_flags_are_true"]
