"""Requests and answers of the live service as others recorded or documented them, where they are at hand."""

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest

from bot.carriers.base import CarrierError, Rejected
from bot.carriers.nova_poshta.accounts import _referenced
from bot.carriers.nova_poshta.directory import City
from bot.carriers.nova_poshta.fields import text
from bot.carriers.nova_poshta.places import branch
from bot.carriers.nova_poshta.recipients import _entered, _reference
from bot.carriers.nova_poshta.waybills import made
from bot.carriers.nova_poshta.wire import read
from bot.domain.additional_service import ChangeRequest, Intent, RedirectRequest, ReturnRequest
from bot.domain.manifest import ManifestAction, ManifestRequest
from bot.domain.place import BranchKind
from bot.http import Answer
from tests.carriers.nova_poshta.answers import NUMBER, ORDER, REASON, REGISTRY, SENDER, SUBTYPE, WAYBILL
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.requests import ADDRESS, DAY, MARIA, NAMED_ADDRESS, OFFICE, cod, waybill_request
from tests.carriers.nova_poshta.scripted import scripted
from tests.carriers.nova_poshta.test_waybills import MINE

FOLDER = Path(__file__).parents[4] / "shared" / "samples" / "nova_poshta"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no ../shared/samples")

CHOSEN = f"{REASON}:{SUBTYPE}"
# What we ask in order to make each recorded request.
ASKS = {
    "InternetDocument.save": lambda carrier: carrier.create(waybill_request(destination=OFFICE)),
    "InternetDocument.update": lambda carrier: carrier.update(MINE, waybill_request(destination=OFFICE)),
    "InternetDocument.delete": lambda carrier: carrier.cancel(MINE),
    "InternetDocument.getDocumentList": lambda carrier: carrier.find("P-1", DAY),
    "InternetDocument.getDocumentPrice": lambda carrier: carrier.quote(
        waybill_request(destination=OFFICE, cod=cod(100)),
    ),
    "InternetDocument.getDocumentDeliveryDate": lambda carrier: carrier.quote(waybill_request(destination=OFFICE)),
    "Counterparty.save": lambda carrier: carrier.create(waybill_request(destination=OFFICE)),
    "Address.save": lambda carrier: carrier.create(waybill_request(destination=ADDRESS)),
    "Address.searchSettlements": lambda carrier: carrier.quote(waybill_request(destination=NAMED_ADDRESS)),
    "ScanSheet.insertDocuments": lambda carrier: carrier.manifest(
        ManifestRequest(ManifestAction.ADD, REGISTRY, (WAYBILL,)),
    ),
    "ScanSheet.removeDocuments": lambda carrier: carrier.manifest(
        ManifestRequest(ManifestAction.REMOVE, REGISTRY, (WAYBILL,)),
    ),
    "ScanSheet.deleteScanSheet": lambda carrier: carrier.manifest(ManifestRequest(ManifestAction.DISCARD, REGISTRY)),
    "ScanSheet.getScanSheet": lambda carrier: carrier.manifest(
        ManifestRequest(ManifestAction.READ, REGISTRY, sender=SENDER),
    ),
    "ScanSheet.getScanSheetList": lambda carrier: carrier.manifest(ManifestRequest(ManifestAction.LIST)),
    "AdditionalService.CheckPossibilityCreateReturn": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.CHECK, number=NUMBER),
    ),
    "AdditionalService.getReturnReasons": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.CHECK, number=NUMBER),
    ),
    "AdditionalService.getReturnReasonsSubtypes": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.CHECK, number=NUMBER),
    ),
    "AdditionalService.checkPossibilityForRedirecting": lambda carrier: carrier.redirect(
        RedirectRequest(intent=Intent.CHECK, number=NUMBER),
    ),
    "AdditionalService.CheckPossibilityChangeEW": lambda carrier: carrier.change(
        ChangeRequest(intent=Intent.CHECK, number=NUMBER),
    ),
    "AdditionalService.delete": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.CANCEL, number=NUMBER, order=ORDER),
    ),
}
# What we leave out or add, by method, with the reason.
OURS = {
    "InternetDocument.save": {
        "OptionsSeat",  # the sample of a branch tells a volume in its place
        "Description",
        "InfoRegClientBarcodes",  # our reference: `find` looks for it
    },
    "InternetDocument.update": {"OptionsSeat", "InfoRegClientBarcodes"},
    "InternetDocument.getDocumentList": {"InfoRegClientBarcodes", "Limit"},
    "InternetDocument.getDocumentPrice": {"OptionsSeat", "DateTime"},
    "AdditionalService.save": {"OnlyGetPricing"},
    "Address.searchSettlements": {"Page"},
}


def recorded_requests(method):
    return [json.loads(path.read_bytes()) for path in sorted(FOLDER.glob(f"{method}.request__*.json"))]


@pytest.mark.parametrize("method", ASKS)
async def test_what_we_ask_has_the_shape_of_what_others_ask(method):
    recorded = recorded_requests(method)
    assert recorded
    async with scripted() as (carrier, script):
        await ASKS[method](carrier)
    model, called = method.split(".")
    (told,) = [properties for name, properties in script.asked if name == method]
    known = {key for request in recorded for key in request["methodProperties"]}
    assert all((one["modelName"], one["calledMethod"]) == (model, called) for one in recorded)
    assert set(told) - known <= OURS.get(method, set())


SERVICE_ORDERS = {
    "Return-default": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.ORDER, number=NUMBER, reason=CHOSEN),
    ),
    "ReturnNewWarehouse-default": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.ORDER, number=NUMBER, reason=CHOSEN, destination=OFFICE),
    ),
    "ReturnNewAddress-default": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.ORDER, number=NUMBER, reason=CHOSEN, destination=ADDRESS),
    ),
    "Redirecting-default": lambda carrier: carrier.redirect(
        RedirectRequest(intent=Intent.ORDER, number=NUMBER, destination=OFFICE),
    ),
    "ChangeEW-default": lambda carrier: carrier.change(
        ChangeRequest(intent=Intent.ORDER, number=NUMBER, recipient=MARIA),
    ),
}


@pytest.mark.parametrize("variant", SERVICE_ORDERS)
async def test_orders_of_services_have_the_recorded_shape(variant):
    (path,) = FOLDER.glob(f"AdditionalService.save.request__*__{variant}.json")
    async with scripted() as (carrier, script):
        await SERVICE_ORDERS[variant](carrier)
    assert set(script.properties("AdditionalService.save")) <= set(json.loads(path.read_bytes())["methodProperties"])


def answers(method, only="*"):
    for path in sorted(FOLDER.glob(f"{method}__{only}.json")):
        told = json.loads(path.read_bytes())
        yield (
            path.name,
            told
            if isinstance(told, dict) and "success" in told
            else envelope(
                *(told if isinstance(told, list) else [told]),
                info={"totalCount": len(told)},
            ),
        )


def opened(told):
    return read(Answer(200, {}, json.dumps(told).encode()))


def test_every_recorded_save_is_a_waybill_or_a_refusal_in_our_words():
    waybills = 0
    for name, told in answers("InternetDocument.save"):
        if told["success"]:
            waybill = made(opened(told))
            assert len(waybill.number) == 14
            assert waybill.price.minor > 0
            assert isinstance(waybill.expected_on, date)
            waybills += 1
        else:
            with pytest.raises(Rejected) as caught:
                opened(told)
            assert sum(bool(one.key) for one in caught.value.problems) >= 5, name
    assert waybills >= 7


def test_every_recorded_branch_is_read_whole():
    branches = [branch(entry) for _, told in answers("Address.getWarehouses") for entry in told["data"]]
    assert len(branches) >= 4
    for one in branches:
        assert one.reference
        assert one.number
        assert one.city
        assert 44 < one.latitude < 53
        assert 22 < one.longitude < 41
        assert len(one.opening) == len(one.receiving) == len(one.handing_out) == 7
        assert one.is_working
        assert (one.max_weight_g is None) != (one.max_shipment_g is None)
    assert {one.kind for one in branches} == {BranchKind.OFFICE, BranchKind.POINT}


def test_recorded_towns_people_and_counterparties_have_what_is_read():
    for _, told in answers("Address.getCities"):
        assert all(
            City(text(entry, "Ref"), text(entry, "Description"), text(entry, "AreaDescription")).region
            for entry in told["data"]
        )
    for method in ("getCounterparties", "getCounterpartyContactPersons"):
        for _, told in answers(f"Counterparty.{method}"):
            assert len(_referenced(opened(told))) == len(told["data"]) > 0
    (person,) = [told for _, told in answers("Counterparty.save", only="*__PrivatePerson-default")]
    assert all(_entered(opened(person)))
    (door,) = [told for _, told in answers("Address.save", only="*__default")]
    assert _reference(opened(door))


# What is asked of the adapter, and the methods whose recorded answers are given in turn.
PLAYED = {
    **ASKS,
    "Address.getWarehouses": lambda carrier: all_of(carrier.branches()),
    "Address.getCities": lambda carrier: all_of(carrier.cities()),
    "Counterparty.getCounterparties": lambda carrier: carrier.senders(),
    "Counterparty.getCounterpartyContactPersons": lambda carrier: carrier.senders(),
    "AdditionalService.getReturnOrdersList": lambda carrier: carrier.return_(
        ReturnRequest(intent=Intent.CHECK, number=NUMBER, order="7cff4889-b15f-4464-a45f-ce10e7478a63"),
    ),
    "AdditionalService.getRedirectionOrdersList": lambda carrier: carrier.redirect(
        RedirectRequest(intent=Intent.CHECK, number=NUMBER, order="7cff4889-b15f-4464-a45f-ce10e7478a63"),
    ),
    "ScanSheet.getScanSheetDocuments": ASKS["ScanSheet.getScanSheet"],
    "AdditionalService.save": SERVICE_ORDERS["Return-default"],
}


async def all_of(walk):
    return [one async for one in walk]


@pytest.mark.parametrize("method", PLAYED)
async def test_every_recorded_answer_is_an_answer_or_an_error_of_ours(method):
    played = list(answers(method))
    assert played or method.startswith(("Counterparty.getCounterpartyA", "ScanSheet.getScanSheetD"))
    for _, told in played:
        async with scripted(**{method.replace(".", "__"): told}) as (carrier, _):
            with contextlib.suppress(CarrierError):  # and nothing else
                await PLAYED[method](carrier)
