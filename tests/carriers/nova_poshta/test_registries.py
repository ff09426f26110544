from datetime import UTC, datetime

import pytest

from bot.carriers.base import OutcomeUnknown, Rejected
from bot.domain.manifest import Manifest, ManifestAction, ManifestRequest
from tests.carriers.nova_poshta.answers import INSERTED, NUMBER, OTHER, REGISTRY, SENDER, WAYBILL
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.scripted import refusing, scripted

MADE_AT = datetime(2026, 11, 25, 10, tzinfo=UTC)
BOTH = (WAYBILL, OTHER)
INSERT, REMOVE = "ScanSheet__insertDocuments", "ScanSheet__removeDocuments"


async def answered(action, answers=None, **fields):
    async with scripted(**(answers or {})) as (carrier, script):
        return await carrier.manifest(ManifestRequest(action, **fields)), script


async def test_a_registry_is_opened_and_tells_document_by_document():
    told, script = await answered(ManifestAction.ADD, waybills=BOTH)
    assert told.manifest == Manifest(REGISTRY, "105-00000001", MADE_AT)
    assert told.refused == {OTHER: "Документ уже знаходиться у реєстрі"}
    assert script.properties("ScanSheet.insertDocuments") == {"DocumentRefs": [WAYBILL, OTHER]}


async def test_an_open_registry_is_named():
    _, script = await answered(ManifestAction.ADD, manifest=REGISTRY, waybills=BOTH)
    assert script.properties("ScanSheet.insertDocuments")["Ref"] == REGISTRY


async def test_a_success_that_added_nothing_makes_no_registry():
    nothing = INSERTED | {"Ref": "", "Number": "", "Data": INSERTED["Data"] | {"Success": []}}
    told, _ = await answered(ManifestAction.ADD, {INSERT: envelope(nothing)}, waybills=(OTHER,))
    assert told.manifest is None
    assert list(told.refused) == [OTHER]


async def test_a_document_that_is_not_spoken_of_though_others_are_was_left_out():
    told, _ = await answered(ManifestAction.ADD, waybills=(WAYBILL, "third"))
    assert told.refused == {"third": ""}


async def test_an_answer_without_a_word_of_documents_added_them_all():
    short = {"Ref": REGISTRY, "Number": "105-00000001", "Date": "25.11.2026"}
    told, _ = await answered(ManifestAction.ADD, {INSERT: envelope(short)}, waybills=BOTH)
    assert told.refused == {}


UNKNOWN = INSERTED | {"Ref": "", "Errors": [{"Error": "Реєстр не знайдений", "Number": "00000000"}], "Data": {}}


@pytest.mark.parametrize(
    "answer",
    [envelope(UNKNOWN), refusing(("ERR_0001", "Реєстр не знайдений")), envelope(UNKNOWN | {"Errors": []})],
)
async def test_a_registry_that_is_not_there_is_rejected(answer):
    with pytest.raises(Rejected) as caught:
        await answered(ManifestAction.ADD, {INSERT: answer}, manifest=REGISTRY, waybills=BOTH)
    assert caught.value.problems[0].field == "manifest"


async def test_an_answer_that_says_nothing_is_of_unknown_outcome():
    with pytest.raises(OutcomeUnknown):
        await answered(ManifestAction.ADD, {INSERT: envelope()}, waybills=BOTH)


async def test_removing_tells_what_stayed_in_both_forms():
    told, script = await answered(ManifestAction.REMOVE, manifest=REGISTRY, waybills=BOTH)
    assert told.refused == {OTHER: "Не знайдено"}
    assert script.properties("ScanSheet.removeDocuments") == {"DocumentRefs": [WAYBILL, OTHER], "Ref": REGISTRY}
    plain = envelope({"Ref": OTHER, "Number": NUMBER, "Error": "Document is invalid"})
    told, _ = await answered(ManifestAction.REMOVE, {REMOVE: plain}, manifest=REGISTRY, waybills=BOTH)
    assert told.refused == {OTHER: "Document is invalid"}


async def test_a_registry_is_deleted_or_says_why_not():
    told, script = await answered(ManifestAction.DISCARD, manifest=REGISTRY)
    assert told.manifest is None
    assert script.properties("ScanSheet.deleteScanSheet") == {"ScanSheetRefs": [REGISTRY]}
    errors = {"ScanSheetRefs": {"Success": [], "Errors": [{"Ref": REGISTRY, "Error": "ScanSheet is invalid"}]}}
    with pytest.raises(Rejected):
        await answered(ManifestAction.DISCARD, {"ScanSheet__deleteScanSheet": envelope(data=errors)}, manifest=REGISTRY)


async def test_registries_are_listed():
    told, _ = await answered(ManifestAction.LIST)
    assert told.listed == (Manifest(REGISTRY, "105-00000001", MADE_AT, count=1),)


async def test_a_registry_is_read_with_all_its_waybills():
    pages = [envelope({"Ref": WAYBILL, "Number": NUMBER}), envelope({"Ref": OTHER, "Number": "2"}), envelope()]
    told, script = await answered(
        ManifestAction.READ,
        {"ScanSheet__getScanSheetDocuments": pages},
        manifest=REGISTRY,
        sender=SENDER,
    )
    assert told.manifest.waybills == (WAYBILL, OTHER)
    assert script.properties("ScanSheet.getScanSheet") == {"Ref": REGISTRY, "CounterpartyRef": SENDER}


async def test_a_list_that_ignores_pages_ends():
    told, _ = await answered(ManifestAction.READ, manifest=REGISTRY)
    assert told.manifest.waybills == (WAYBILL,)


@pytest.mark.parametrize("action", sorted(set(ManifestAction) - {ManifestAction.LIST}))
async def test_what_lacks_its_keys_is_rejected_before_the_carrier_is_asked(action):
    async with scripted() as (carrier, script):
        with pytest.raises(Rejected):
            await carrier.manifest(ManifestRequest(action))
        assert script.asked == []
