"""Answers recorded from the live service, read where they are at hand. None of them is part of this project."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.carriers.base import Account, CarrierError, NotFound, Rejected, Tracked, TrackQuery, Unreadable
from bot.carriers.nova_poshta.fields import text
from bot.carriers.nova_poshta.mapping import _KEPT, NUMBER, read_entry
from bot.carriers.nova_poshta.statuses import RULES
from bot.carriers.nova_poshta.tracking import matched
from bot.carriers.nova_poshta.wire import read
from bot.domain.party import Phone
from bot.domain.tracking import Status
from bot.http import Answer, HttpError
from tests.carriers.nova_poshta.asking import all_known, tracked
from tests.carriers.nova_poshta.entries import entry, envelope
from tests.carriers.nova_poshta.mutations import ODD, mutated, nodes

FOLDER = Path(__file__).parents[4] / "shared" / "samples" / "nova_poshta"
SAMPLES = sorted(FOLDER.glob("TrackingDocument.getStatusDocuments__*.json"))
REQUEST = "TrackingDocument.getStatusDocuments.request"
SEEN_AT = datetime(2026, 11, 25, 12, tzinfo=UTC)

needs_samples = pytest.mark.skipif(not SAMPLES, reason="no ../shared/samples")
over_samples = pytest.mark.parametrize(
    "sample", SAMPLES or [None], ids=lambda path: path.stem[-30:] if path else "none"
)


def _matched(envelope_, asked, seen_at):
    return matched(envelope_, asked, lambda one, refused: read_entry(one, phone_refused=refused, seen_at=seen_at))


def read_all(told):
    """Read an envelope as an answer to a question about each number in it."""
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    opened = read(Answer(200, {}, content))
    asked = {found for one in opened.entries if NUMBER.fullmatch(found := text(one, "Number"))}
    return _matched(opened, [TrackQuery(number) for number in sorted(asked)], SEEN_AT)


def sample_named(part):
    return next(path for path in SAMPLES if part in path.name).read_bytes()


@needs_samples
@over_samples
def test_every_recorded_answer_is_read_whole(sample):
    told = json.loads(sample.read_bytes())
    if not told["success"]:
        with pytest.raises(Rejected):
            read_all(told)
        return
    answers = read_all(told)
    assert len(answers) == len(told["data"])
    for one in told["data"]:
        assert one["StatusCode"] in RULES
        assert isinstance(answers[one["Number"]], NotFound if one["StatusCode"] == "3" else Tracked)


@needs_samples
@over_samples
def test_recorded_stamps_are_all_read_or_known_to_say_nothing(sample):
    for one in json.loads(sample.read_bytes())["data"]:
        answer = read_all(envelope(one)).get(one["Number"])
        if isinstance(answer, Tracked):
            assert (answer.snapshot.arrived_at is not None) == bool(one.get("ActualDeliveryDate"))
            assert (answer.snapshot.received_at is not None) == bool(one.get("RecipientDateTime"))
            assert (answer.snapshot.paid_storage_from is not None) == bool(one.get("DateFirstDayStorage"))
            assert (answer.snapshot.expected_at is not None) == bool(one.get("ScheduledDeliveryDate"))


@needs_samples
def test_the_recorded_parcel_at_a_branch():
    (answer,) = read_all(sample_named("status7-no-phone")).values()
    assert answer.events[0].status is Status.READY_FOR_PICKUP
    assert answer.events[0].occurred_at == datetime(2024, 4, 4, 10, 23, 50, tzinfo=UTC)
    assert answer.snapshot.paid_storage_from == date(2024, 4, 12)
    assert not answer.snapshot.full


@needs_samples
def test_the_recorded_parcel_asked_about_with_the_right_phone():
    unknown, known = read_all(sample_named("platx-go-nova-poshta__default")).values()
    assert unknown == NotFound()
    assert known.snapshot.full
    assert known.events[0].occurred_at == datetime(2023, 4, 7, 10, 35, 58, tzinfo=UTC)


@needs_samples
async def test_what_is_asked_is_what_recorded_clients_ask():
    recorded = json.loads((FOLDER / f"{REQUEST}__platx-go-nova-poshta__default.json").read_bytes())
    asked = recorded["methodProperties"]["Documents"]
    queries = [TrackQuery(document["DocumentNumber"], Phone(document["Phone"])) for document in asked]
    _, server = await tracked(all_known, *queries, account=Account("nova_poshta", SecretStr(recorded["apiKey"]), 1))
    assert json.loads(server.requests[0].partition(b"\r\n\r\n")[2]) == recorded


@needs_samples
@over_samples
def test_nothing_personal_of_a_recording_is_kept_raw(sample):
    protected = ("PhoneSender", "PhoneRecipient", "RecipientFullNameEW", "SenderFullNameEW", "RecipientFullName")
    for one in json.loads(sample.read_bytes())["data"]:
        answer = read_all(envelope(one)).get(one["Number"])
        private = [one[field] for field in protected if one.get(field)]
        if isinstance(answer, Tracked):
            assert not any(value in str(answer.snapshot.raw) for value in private)


OURS = envelope(
    entry(),
    entry(Number="20450990000002", StatusCode="103", LastCreatedOnTheBasisNumber="20450990000003"),
    entry(Number="20450990000004", StatusCode="11"),
    warnings=[{"ID_20450990000001": "Please enter a valid phone number"}],
)
ASKED = [TrackQuery(f"2045099000000{place}") for place in (1, 2, 4)]


def survives(told, path, value):
    """One node is spoiled: every number still has one answer, and only the spoiled entry's may be another."""
    try:
        answers = _matched(read(Answer(200, {}, json.dumps(mutated(told, path, value)).encode())), ASKED, SEEN_AT)
    except (CarrierError, HttpError):
        return
    assert list(answers) == [query.number for query in ASKED]
    assert all(isinstance(answer, Tracked | NotFound | Unreadable) for answer in answers.values())
    if len(path) > 2 and path[0] == "data":
        sound = _matched(read(Answer(200, {}, json.dumps(told).encode())), ASKED, SEEN_AT)
        spared = [query.number for place, query in enumerate(ASKED) if place != path[1]]
        # a number spoiled into another's cannot be told from a second entry of that other
        if path[2] != "Number":
            assert all(answers[number] == sound[number] for number in spared)


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(path=st.sampled_from([*nodes(OURS)]), value=ODD)
def test_one_spoiled_node_never_costs_more_than_its_own_number(path, value):
    survives(OURS, path, value)


@needs_samples
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(choice=st.data())
def test_a_spoiled_recording_is_an_answer_or_an_error_of_ours(choice):
    told = json.loads(choice.draw(st.sampled_from(SAMPLES)).read_bytes())
    path = choice.draw(st.sampled_from([*nodes(told)]))
    spoiled = mutated(told, path, choice.draw(ODD))
    try:
        answers = read_all(spoiled)
    except (CarrierError, HttpError):
        return
    assert all(isinstance(answer, Tracked | NotFound | Unreadable) for answer in answers.values())


def test_the_fields_kept_raw_are_none_of_a_persons():
    assert not [field for field in _KEPT if any(word in field for word in ("Phone", "Name", "Address", "Description"))]
