"""Every parsed method, with one node of its answers spoiled: an answer of its type or an error of ours."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.carriers.base import Account, CarrierError, TrackQuery
from bot.carriers.nova_poshta import NovaPoshta
from bot.domain.additional_service import (
    ChangeRequest,
    Intent,
    ProlongRequest,
    RedirectRequest,
    ReturnRequest,
    ServiceAnswer,
)
from bot.domain.manifest import ManifestAction, ManifestAnswer, ManifestRequest
from bot.domain.place import Branch, City
from bot.domain.quote import Quote
from bot.domain.sender import AccountReport
from bot.domain.shipment import Waybill
from bot.http import Answer, Effect
from tests.carriers.nova_poshta.answers import ANSWERS, NUMBER, ORDER, REASON, REGISTRY, SUBTYPE, WAYBILL
from tests.carriers.nova_poshta.asking import NOW
from tests.carriers.nova_poshta.mutations import ODD, mutated, nodes
from tests.carriers.nova_poshta.requests import (
    ADDRESS,
    DAY,
    FROM_DOOR,
    MARIA,
    NAMED_OFFICE,
    OFFICE,
    cod,
    waybill_request,
)

ACCOUNT = Account("nova_poshta", SecretStr("key-5e17"), 1)
EACH = 150
CHOSEN = f"{REASON}:{SUBTYPE}"


@dataclass
class Memory:
    """An outgoing client without a wire: it answers from the table, one method's answer spoiled."""

    spoiled: str
    answer: object
    writes: list = field(default_factory=list)

    async def fetch(self, call, read):
        told = json.loads(call.body)
        method = f"{told['modelName']}.{told['calledMethod']}"
        if call.effect is Effect.WRITE:
            self.writes.append(method)
        answer = self.answer if method == self.spoiled else of(method, told["methodProperties"])
        return read(Answer(200, {}, answer if isinstance(answer, bytes) else json.dumps(answer).encode()))


def of(method, properties):
    answer = ANSWERS[method]
    return answer(properties) if callable(answer) else answer


async def all_of(walk):
    return tuple([one async for one in walk])


def returning(intent, **fields):
    return lambda carrier: carrier.return_(ACCOUNT, ReturnRequest(intent=intent, number=NUMBER, **fields))


def manifest(action):
    return lambda carrier: carrier.manifest(ACCOUNT, ManifestRequest(action, REGISTRY, (WAYBILL,)))


# What is asked, the methods whose answers it reads, and what it answers with.
ASKED = {
    "create": (
        lambda carrier: carrier.create(ACCOUNT, waybill_request(destination=ADDRESS, origin=FROM_DOOR)),
        ("InternetDocument.save", "Counterparty.save", "Address.save"),
        Waybill,
    ),
    "update": (
        lambda carrier: carrier.update(ACCOUNT, Waybill(NUMBER, WAYBILL), waybill_request()),
        ("InternetDocument.update",),
        Waybill,
    ),
    "cancel": (
        lambda carrier: carrier.cancel(ACCOUNT, Waybill(NUMBER, WAYBILL)),
        ("InternetDocument.delete",),
        type(None),
    ),
    "find": (
        lambda carrier: carrier.find(ACCOUNT, "P-1", DAY),
        ("InternetDocument.getDocumentList",),
        Waybill | None,
    ),
    "quote": (
        lambda carrier: carrier.quote(ACCOUNT, waybill_request(destination=NAMED_OFFICE, cod=cod(100))),
        (
            "InternetDocument.getDocumentPrice",
            "InternetDocument.getDocumentDeliveryDate",
            "Address.searchSettlements",
        ),
        Quote,
    ),
    "branches": (lambda carrier: all_of(carrier.branches(ACCOUNT)), ("Address.getWarehouses",), tuple),
    "cities": (lambda carrier: all_of(carrier.cities(ACCOUNT)), ("Address.getCities",), tuple),
    "manifest add": (manifest(ManifestAction.ADD), ("ScanSheet.insertDocuments",), ManifestAnswer),
    "manifest remove": (manifest(ManifestAction.REMOVE), ("ScanSheet.removeDocuments",), ManifestAnswer),
    "manifest discard": (manifest(ManifestAction.DISCARD), ("ScanSheet.deleteScanSheet",), ManifestAnswer),
    "manifest read": (
        manifest(ManifestAction.READ),
        ("ScanSheet.getScanSheet", "ScanSheet.getScanSheetDocuments"),
        ManifestAnswer,
    ),
    "manifest list": (manifest(ManifestAction.LIST), ("ScanSheet.getScanSheetList",), ManifestAnswer),
    "return check": (
        returning(Intent.CHECK),
        (
            "AdditionalService.CheckPossibilityCreateReturn",
            "AdditionalService.getReturnReasons",
            "AdditionalService.getReturnReasonsSubtypes",
        ),
        ServiceAnswer,
    ),
    "return price": (returning(Intent.CHECK, reason=CHOSEN), ("AdditionalService.save",), ServiceAnswer),
    "return order": (returning(Intent.ORDER, reason=CHOSEN), ("AdditionalService.save",), ServiceAnswer),
    "return cancel": (returning(Intent.CANCEL, order=ORDER), ("AdditionalService.delete",), ServiceAnswer),
    "return state": (
        returning(Intent.CHECK, order=ORDER),
        ("AdditionalService.getReturnOrdersList",),
        ServiceAnswer,
    ),
    "redirect": (
        lambda carrier: carrier.redirect(
            ACCOUNT,
            RedirectRequest(intent=Intent.ORDER, number=NUMBER, destination=OFFICE),
        ),
        ("AdditionalService.checkPossibilityForRedirecting",),
        ServiceAnswer,
    ),
    "prolong": (
        lambda carrier: carrier.prolong(
            ACCOUNT,
            ProlongRequest(intent=Intent.ORDER, number=NUMBER, until=date(2026, 11, 28)),
        ),
        ("AdditionalService.CheckPossibilityTermExtension",),
        ServiceAnswer,
    ),
    "change": (
        lambda carrier: carrier.change(
            ACCOUNT,
            ChangeRequest(intent=Intent.ORDER, number=NUMBER, recipient=MARIA),
        ),
        ("AdditionalService.CheckPossibilityChangeEW",),
        ServiceAnswer,
    ),
    "check": (
        lambda carrier: carrier.check(ACCOUNT),
        (
            "Counterparty.getCounterparties",
            "Counterparty.getCounterpartyContactPersons",
            "Counterparty.getCounterpartyAddresses",
            "Counterparty.getCounterpartyOptions",
        ),
        AccountReport,
    ),
    "cod status": (
        lambda carrier: carrier.cod_status(ACCOUNT, [TrackQuery(NUMBER)]),
        ("TrackingDocument.getStatusDocuments",),
        dict,
    ),
}
PARSED = [(asked, method) for asked, (_, methods, _) in ASKED.items() for method in methods]
PROPERTIES = {"Documents": [{"DocumentNumber": NUMBER}]}


def played(asked, method, answer):
    """Ask over the spoiled answer; CarrierError where it is no answer."""
    memory = Memory(method, answer)
    result = asyncio.run(ASKED[asked][0](NovaPoshta(memory, "http://127.0.0.1:9/", lambda: NOW)))
    return result, memory


@pytest.mark.parametrize(("asked", "method"), PARSED)
def test_the_sound_answer_is_an_answer(asked, method):
    properties = PROPERTIES | ({"OnlyGetPricing": "1"} if asked == "return price" else {})
    result, _ = played(asked, method, of(method, properties))
    assert isinstance(result, ASKED[asked][2])


@pytest.mark.parametrize(("asked", "method"), PARSED)
@settings(max_examples=EACH, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(choice=st.data())
def test_one_spoiled_node_is_an_answer_or_an_error_of_ours(asked, method, choice):
    properties = PROPERTIES | ({"OnlyGetPricing": "1"} if asked == "return price" else {})
    sound = of(method, properties)
    path = choice.draw(st.sampled_from([*nodes(sound)]))
    try:
        result, memory = played(asked, method, mutated(sound, path, choice.draw(ODD)))
    except CarrierError:
        return
    assert isinstance(result, ASKED[asked][2])
    assert len(memory.writes) == len(set(memory.writes))
    if isinstance(result, tuple):
        assert all(isinstance(one, Branch | City) and one.reference for one in result)
    if isinstance(result, Waybill):
        assert result.number
        assert result.reference


def test_at_least_2000_are_tried():
    assert EACH * len(PARSED) >= 2000
