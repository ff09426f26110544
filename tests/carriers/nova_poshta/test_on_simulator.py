"""Whole stories over the simulator: what the desk will do with a waybill from its making to its end."""

from datetime import timedelta

import pytest

from bot.carriers.base import Rejected, TrackQuery
from bot.domain.additional_service import (
    Changeable,
    ChangeRequest,
    Intent,
    ProlongRequest,
    RedirectRequest,
    ReturnRequest,
)
from bot.domain.cod import Payer
from bot.domain.label import LabelForm, LabelFormat
from bot.domain.manifest import ManifestAction, ManifestRequest
from bot.domain.money import Money
from bot.domain.place import BranchKind, BranchQuery
from bot.domain.quote import PricePart
from bot.domain.shipment import Parcel
from bot.domain.tracking import CodState, Leg, Status
from sandbox.places import LVIV_BRANCH, POLTAVA_BRANCH
from tests.carriers.nova_poshta.on_stage import LOCKER, point, transfer
from tests.carriers.nova_poshta.scripted import Bound

LVIV, POLTAVA = point(LVIV_BRANCH), point(POLTAVA_BRANCH)


@pytest.fixture
def carrier(stage):
    return Bound(stage.carrier, stage.account)


@pytest.fixture
async def waiting(stage, carrier, world):
    """A waybill whose parcel lies at its branch."""
    made = await carrier.create(stage.request(destination=LVIV))
    world.hand_over(made.number)
    stage.wind(timedelta(hours=4))
    world.let_lie(made.number)
    stage.wind(timedelta(days=3))
    return made


async def status(stage, carrier, number):
    told = (await carrier.track([TrackQuery(number, stage.recipient)]))[number]
    return told.events[0].status, told.snapshot


async def test_a_waybill_of_each_kind_is_taken(stage, carrier):
    pieces = (stage.request().parcels[0], stage.request().parcels[0])
    cases = {
        "words": {},
        "references": {"destination": LVIV},
        "locker": {"destination": LOCKER},
        "pieces": {"parcels": pieces},
        "no size": {"parcels": (Parcel(1500),)},
        "transfer": {"cod": transfer(1450)},
        "bank transfer": {"by_bank_transfer": True},
        "recipient pays": {"delivery_payer": Payer.RECIPIENT},
    }
    made = [await carrier.create(stage.request(reference=name, **fields)) for name, fields in cases.items()]
    assert len({waybill.number for waybill in made}) == len(cases)
    assert stage.books() == list(cases)


async def test_a_transfer_is_followed_to_its_end(stage, carrier, world):
    made = await carrier.create(stage.request(cod=transfer(1450)))
    asked = [TrackQuery(made.number, stage.recipient)]
    assert (await carrier.cod_status(asked))[made.number].state is CodState.EXPECTED
    world.hand_over(made.number)
    stage.wind(timedelta(days=30))
    report = (await carrier.cod_status(asked))[made.number]
    assert report.state is CodState.RECEIVED
    assert report.amount == Money(145_000, "UAH")


async def test_a_quote_has_its_parts(stage, carrier):
    quote = await carrier.quote(stage.request(cod=transfer(1450)))
    assert set(quote.parts) == {PricePart.DELIVERY, PricePart.COD_FEE}
    assert quote.arrives_on > stage.request().ship_on


@pytest.mark.parametrize("form", LabelForm)
async def test_labels_are_printed_in_one_file(stage, carrier, form):
    made = [await carrier.create(stage.request(reference=name)) for name in ("P-1", "P-2")]
    assert (await carrier.label(made, LabelFormat(form))).content.startswith(b"%PDF")


async def test_a_registry_lives_and_is_taken_apart(stage, carrier):
    first, second = [await carrier.create(stage.request(reference=name)) for name in ("P-1", "P-2")]
    added = await carrier.manifest(ManifestRequest(ManifestAction.ADD, None, (first.reference,)))
    manifest = added.manifest.reference
    again = await carrier.manifest(ManifestRequest(ManifestAction.ADD, None, (first.reference, second.reference)))
    assert list(again.refused) == [first.reference]
    assert again.refused[first.reference]
    read = await carrier.manifest(ManifestRequest(ManifestAction.READ, manifest))
    assert read.manifest.waybills == (first.reference,)
    assert len((await carrier.manifest(ManifestRequest(ManifestAction.LIST))).listed) == 2
    with pytest.raises(Rejected):
        await carrier.cancel(first)
    await carrier.manifest(ManifestRequest(ManifestAction.DISCARD, manifest))
    await carrier.cancel(first)


async def test_a_return_is_priced_ordered_and_followed_to_its_new_number(stage, carrier, waiting):
    reason = (await carrier.return_(ReturnRequest(intent=Intent.CHECK, number=waiting.number))).reasons[0].reference
    asked = {"number": waiting.number, "reason": reason}
    assert (await carrier.return_(ReturnRequest(intent=Intent.CHECK, **asked))).price.minor > 0
    order = (await carrier.return_(ReturnRequest(intent=Intent.ORDER, **asked))).order
    state = ReturnRequest(intent=Intent.CHECK, number=waiting.number, order=order)
    assert (await carrier.return_(state)).is_possible
    stage.wind(timedelta(days=1))
    told = await carrier.return_(state)
    assert told.next_number.leg is Leg.RETURN
    assert not told.is_possible
    _, snapshot = await status(stage, carrier, waiting.number)
    assert snapshot.next_number == told.next_number


async def test_an_order_is_taken_back_while_it_can_be(stage, carrier, waiting):
    reason = (await carrier.return_(ReturnRequest(intent=Intent.CHECK, number=waiting.number))).reasons[0].reference
    asked = {"number": waiting.number, "reason": reason}
    order = (await carrier.return_(ReturnRequest(intent=Intent.ORDER, **asked))).order
    with pytest.raises(Rejected) as caught:
        await carrier.return_(ReturnRequest(intent=Intent.ORDER, **asked))
    assert caught.value.problems[0].key == "refusal-return-ordered"
    await carrier.return_(ReturnRequest(intent=Intent.CANCEL, number=waiting.number, order=order))
    assert (await carrier.return_(ReturnRequest(intent=Intent.CHECK, number=waiting.number))).is_possible


async def test_a_redirect_goes_on_under_a_new_number(stage, carrier, waiting):
    asked = {"number": waiting.number, "destination": POLTAVA}
    assert (await carrier.redirect(RedirectRequest(intent=Intent.CHECK, **asked))).price.minor > 0
    await carrier.redirect(RedirectRequest(intent=Intent.ORDER, **asked))
    stage.wind(timedelta(days=1))
    _, snapshot = await status(stage, carrier, waiting.number)
    assert snapshot.next_number.leg is Leg.REDIRECT


async def test_storage_is_prolonged_to_the_day_that_was_chosen(stage, carrier, waiting):
    _, before = await status(stage, carrier, waiting.number)
    days = (await carrier.prolong(ProlongRequest(intent=Intent.CHECK, number=waiting.number))).days
    assert before.paid_storage_from <= days[-1]
    order = await carrier.prolong(ProlongRequest(intent=Intent.ORDER, number=waiting.number, until=days[-1]))
    assert order.order


async def test_the_money_and_the_recipient_are_changed_on_the_way(stage, carrier, world):
    made = await carrier.create(stage.request(destination=LVIV, cod=transfer(1450)))
    world.hand_over(made.number)
    stage.wind(timedelta(hours=4))
    check = await carrier.change(ChangeRequest(intent=Intent.CHECK, number=made.number))
    assert Changeable.COD in check.may_change
    await carrier.change(ChangeRequest(intent=Intent.ORDER, number=made.number, cod=transfer(900)))
    stage.wind(timedelta(hours=1))
    report = (await carrier.cod_status([TrackQuery(made.number, stage.recipient)]))[made.number]
    assert report.amount == Money(90_000, "UAH")


async def test_a_parcel_that_lies_is_waiting_with_its_storage_dates(stage, carrier, waiting):
    told, snapshot = await status(stage, carrier, waiting.number)
    assert told is Status.READY_FOR_PICKUP
    assert snapshot.arrived_at is not None
    assert snapshot.paid_storage_from > snapshot.arrived_at.date()
    assert snapshot.delivery_price == waiting.price


async def test_senders_and_a_check_of_the_key(stage, carrier):
    (sender,) = await carrier.senders()
    assert sender.contacts[0].phone == stage.request().origin.sender.phone
    assert sender.reference == stage.request().origin.references["Sender"]
    assert (await carrier.check()).works
    stage.strike("key-incorrect")
    assert (await carrier.check()).trouble == "account-key-unknown"


async def test_the_directory_begins_with_offices_that_can_be_chosen(carrier):
    walk = carrier.branches()
    found = [await anext(walk) for _ in range(600)]
    assert len({one.reference for one in found}) == 600
    assert BranchKind.OFFICE in {one.kind for one in found}
    assert all(len(one.opening) == 7 for one in found)
    assert (await anext(carrier.cities())).name


async def test_towns_are_found_by_how_their_names_begin(carrier):
    cities = await carrier.cities_named("полтава")
    assert (cities[0].name, cities[0].reference) == ("Полтава", POLTAVA.city)
    begun = [city.name.startswith("Бор") for city in await carrier.cities_named("бор")]
    assert begun == sorted(begun, reverse=True)
    assert {True, False} == set(begun)
    assert await carrier.cities_named("Неіснуюче") == ()


async def test_a_branch_is_found_by_its_number_in_a_town_and_by_its_reference(carrier):
    (by_number,) = await carrier.branches_found(BranchQuery(city=POLTAVA.city, number=str(POLTAVA_BRANCH.number)))
    assert by_number.reference == POLTAVA.branch
    assert await carrier.branches_found(BranchQuery(reference=POLTAVA.branch)) == (by_number,)
    assert await carrier.branches_found(BranchQuery(city=POLTAVA.city, number="999999")) == ()
