"""The recorded answers must have the simulator's shape: keys and types, method by method.

Every accepted difference stands in LACKING or FEWER with its reason. Answers that were copied from documentation count
for their keys only: their values were never on the wire.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sandbox.nova_poshta.conftest import SAMPLES
from tests.sandbox.nova_poshta.recorded_calls import ASKED, answer

ENVELOPE = {
    *("success", "data", "errors", "warnings", "info"),
    *("messageCodes", "errorCodes", "warningCodes", "infoCodes"),
}

OLD = "an answer of 2018 to 2020: keys came and went since"
NEWER = "copied from documentation or a shorter list; newer SDKs and live notes of 2026 know more keys"
LIVE = "copied from documentation; live answers have another form"
TOTAL = "whether an empty list of orders tells its total was not shown; ours does"

# what a recorded answer has and ours has not, or has in another type: method, path, why that is accepted
LACKING = {
    ("Address.getCities", "data[].Conglomerates"): OLD,
    ("Address.getCities", "data[].Conglomerates[]"): OLD,
    ("Address.getCities", "data[].Postomat"): OLD,
    ("Address.getCities", "data[].PreventEntryNewStreetsUser"): "null in 2019, a text since",
    ("Address.getWarehouses", "data[].PlaceMaxWeightAllowed"): "a number in one answer of 2018, a text in all others",
    ("ScanSheet.insertDocuments", "data[].Date"): "live answers of 2026 have DateTime in its place",
    **{
        ("InternetDocument.getDocumentDeliveryDate", f"data[].{name}"): "live answers have it inside DeliveryDate"
        for name in ("date", "timezone_type", "timezone")
    },
    **{("InternetDocument.save", f"data[].{name}"): OLD for name in ("TzoneName", "TzoneID")},
    ("InternetDocument.save", "errorCodes"): "the issue quotes no codes; an error without one makes ours an object",
    **{("ScanSheet.removeDocuments", path): LIVE for path in ("data[]", "data[].Ref", "data[].Number", "data[].Error")},
    **{
        ("AdditionalService.getChangeEWOrdersList", f"data[].{name}"): "the sample is that of returns, word for word"
        for name in (
            *("AddressRecipient", "ContactPersonRecipient", "CounterpartyRecipient", "DeliveryCost"),
            "EstimatedDeliveryDate",
        )
    },
}
# files whose entries have fewer keys than ours, and why
FEWER = {
    "Address.getWarehouses__platx-go-nova-poshta__default": "of 2023; the five keys more are in the answer of 2024",
    "Address.getWarehouses__rozetka-seller-api-docs__branch181-data": OLD,
    "Address.getWarehouses__rozetka-seller-api-docs__branch375-data": OLD,
    "InternetDocument.getDocumentDeliveryDate__platx-go-nova-poshta__default": LIVE,
    "InternetDocument.getDocumentList__platx-go-nova-poshta__default": NEWER,
    "InternetDocument.getDocumentPrice__java-sdk-test-68346379595__numbers": "made by hand for a test",
    "InternetDocument.save__lis-dev-issue-65__failure-errors": "the issue quotes no codes",
    "ScanSheet.insertDocuments__platx-go-nova-poshta__default": NEWER,
    "ScanSheet.insertDocuments__platx-go-nova-poshta__notfound": "live answers of 2026 have DateTime in Date's place",
    "ScanSheet.getScanSheet__platx-go-nova-poshta__default": NEWER,
    "ScanSheet.getScanSheetList__platx-go-nova-poshta__default": NEWER,
    "ScanSheet.removeDocuments__platx-go-nova-poshta__default": LIVE,
    "AdditionalService.getReturnOrdersList__platx-go-nova-poshta__default": NEWER,
    "AdditionalService.getRedirectionOrdersList__platx-go-nova-poshta__default": NEWER,
    "AdditionalService.getChangeEWOrdersList__platx-go-nova-poshta__default": NEWER,
    "AdditionalService.getReturnOrdersList__platx-go-nova-poshta__empty": TOTAL,
    "AdditionalService.getRedirectionOrdersList__platx-go-nova-poshta__empty": TOTAL,
    "AdditionalService.getChangeEWOrdersList__platx-go-nova-poshta__empty": TOTAL,
}
NOT_COMPARED = {
    "ScanSheet.deleteScanSheet__platx-go-nova-poshta__default": LIVE,
    "ScanSheet.insertDocuments__platx-go-nova-poshta__error": "the other form of what …__notfound shows; ours is that",
    "Common.getMessageCodeText__daaner-NovaPoshta__codes-en-uk": "a table of texts, no answer",
}


def shape(value: Any, where: str = "") -> dict[str, set[str]]:
    """Paths and the types that stand there; numbers are one type, and so are list and nothing in it."""
    found: dict[str, set[str]] = {}
    if isinstance(value, dict):
        parts = [shape(one, f"{where}.{name}" if where else name) for name, one in value.items()]
    elif isinstance(value, list):
        parts = [shape(one, f"{where}[]") for one in value]
    else:
        parts = []
    name = {int: "number", float: "number"}.get(type(value), type(value).__name__)
    found.setdefault(where, set()).add(name)
    for part in parts:
        for path, types in part.items():
            found.setdefault(path, set()).update(types)
    return found


def differences(theirs: dict[str, set[str]], ours: dict[str, set[str]], *, types: bool) -> set[str]:
    """Paths that were recorded and that we lack, or have with none of the recorded types."""
    lacking = {path for path in theirs if path not in ours}
    other = {path for path in theirs.keys() & ours.keys() if types and not theirs[path] & ours[path]}
    return lacking | other


@pytest.mark.parametrize("file", ASKED)
async def test_a_recorded_answer_has_our_shape(shop, file):
    path = SAMPLES / f"{file}.json"
    if not path.exists():
        pytest.skip("no ../shared/samples")
    theirs = json.loads(path.read_text(encoding="utf-8"))
    ours = await answer(shop, file)
    bare = file.split("__")[0]
    if isinstance(theirs, list):
        theirs = {"data": theirs}
    recorded = is_recorded(file)
    found = differences(shape(theirs), shape(ours), types=recorded)
    assert {one for one in found if (bare, one) not in LACKING} == set(), ours["errors"]
    told = {name: ours[name] for name in theirs}
    assert bool(shape(told).keys() - shape(theirs).keys()) == (file in FEWER)
    if recorded and "data" in theirs and isinstance(theirs.get("success"), bool):
        assert ours["success"] == theirs["success"]


def is_recorded(file: str) -> bool:
    """Grade A of the manifest: recorded from the live API."""
    manifest = (SAMPLES / "manifest.md").read_text(encoding="utf-8")
    (line,) = [line for line in manifest.splitlines() if line.startswith(f"| `{file}.json`")]
    return line.split("|")[2].strip() == "A"


@pytest.mark.parametrize("file", [file for file in ASKED if file.endswith(("error", "notfound"))])
async def test_a_recorded_refusal_is_ours_word_for_word(shop, file):
    path = SAMPLES / f"{file}.json"
    if not path.exists():
        pytest.skip("no ../shared/samples")
    theirs = json.loads(path.read_text(encoding="utf-8"))
    ours = await answer(shop, file)
    assert {name: ours[name] for name in ("errors", "errorCodes")} == {
        name: theirs[name] for name in ("errors", "errorCodes")
    }


@pytest.mark.parametrize("file", ASKED)
async def test_every_answer_has_the_whole_envelope(shop, file):
    assert (await answer(shop, file)).keys() == ENVELOPE


def test_no_recorded_answer_goes_uncompared():
    if not SAMPLES.is_dir():
        pytest.skip("no ../shared/samples")
    files = {path.stem for path in SAMPLES.glob("*.json") if ".request__" not in path.name}
    # TrackingDocument is compared in test_simulator_entry.py
    elsewhere = {name for name in files if name.startswith("TrackingDocument.")}
    assert files - elsewhere == ASKED.keys() | NOT_COMPARED.keys()
