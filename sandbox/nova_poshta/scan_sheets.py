"""The ScanSheet model: registries of waybills (Nova Poshta API 2.0). A registry is a row that its waybills name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from sandbox.ledger import Row
from sandbox.nova_poshta import people, places, stamps
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.dates import read_day
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import REFUSALS, Refused
from sandbox.nova_poshta.stamps import KYIV
from sandbox.nova_poshta.waybills import DOCUMENTS, document_ref, state_of
from sandbox.parcel import Parcel

SHEETS = "sheets"
LONGEST_DESCRIPTION = 101
_PAGE = 500
_FIRST_NUMBER = 80_150_900
_NAMES_A_DOCUMENT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{14}", re.IGNORECASE)
_TOGETHER = ("CitySender", "Sender", "SenderAddress")


@dataclass
class Outcome:
    """What became of each document of one call."""

    succeeded: list[Entry] = field(default_factory=list)
    errors: list[Entry] = field(default_factory=list)
    warnings: list[Entry] = field(default_factory=list)


def insert_documents(call: Call, office: Office) -> Envelope:
    """Put waybills into a registry, a new one where none is named. Success says nothing about any one document."""
    refs = _document_refs(call)
    _check_day(call, office)
    wanted = call.word("Ref")
    sheet = office.row(call, SHEETS, wanted) if wanted else None
    if wanted and sheet is None:
        missing = {"Error": REFUSALS["sheet_unknown"].text, "Number": places.NO_REF}
        return answered([_inserted("", None, Outcome()) | {"Errors": [missing]}])
    if sheet is not None and sheet["printed"]:
        raise Refused("sheet_printed")
    ref = wanted or people.new_ref(office, SHEETS)
    outcome, taken = Outcome(), [] if sheet is None else list(sheet["documents"])
    for document in refs:
        _insert(call, office, document, taken, outcome)
    if not outcome.succeeded:
        return answered([_inserted("", None, outcome)])
    row = (sheet or _new_sheet(office)) | {"documents": taken}
    office.put(call, SHEETS, ref, row)
    for document in taken:
        _mark(office, document, {"sheet": ref, "sheet_number": row["number"]})
    return answered([_inserted(ref, row, outcome)])


def _document_refs(call: Call) -> list[str]:
    told = call.properties.get("DocumentRefs")
    if not told:
        raise Refused("sheet_documents_missing")
    if not isinstance(told, list):
        raise Refused("sheet_documents_not_a_list")
    refs = call.words("DocumentRefs")
    if not all(_NAMES_A_DOCUMENT.fullmatch(ref) for ref in refs):
        raise Refused("sheet_document_invalid")
    return [document_ref(ref) if ref.isdecimal() else ref for ref in refs]


def _check_day(call: Call, office: Office) -> None:
    if not call.word("Date"):
        return
    day = read_day(call.word("Date"))
    if day is None:
        raise Refused("sheet_date_invalid")
    if day < office.world.now().astimezone(KYIV).date():
        raise Refused("sheet_date_past")


def _insert(call: Call, office: Office, ref: str, taken: list[str], outcome: Outcome) -> None:
    """Take one document, or say why not; `taken` are those that the registry has."""
    row = office.row(call, DOCUMENTS, ref)
    named = {"Ref": ref, "Number": row["number"] if row else ""}
    first = office.row(call, DOCUMENTS, taken[0]) if taken else None
    if row is None or row["deleted"]:
        outcome.errors.append(named | {"Error": "Документ не знайдено"})
    elif row["sheet"]:
        told = {"Warning": REFUSALS["sheet_document_taken"].text, "ScanSheetNumber": row["sheet_number"]}
        outcome.warnings.append(named | told)
    elif state_of(office, row) != "1":
        outcome.errors.append(named | {"Error": "Документ уже передано"})
    elif first is not None and _sender(first) != _sender(row):
        outcome.errors.append(named | {"Error": "Відправник не збігається"})
    elif ref not in taken:
        taken.append(ref)
        outcome.succeeded.append(named)


def _sender(row: Row) -> list[object]:
    return [row["properties"].get(name) for name in _TOGETHER]


def _new_sheet(office: Office) -> Row:
    number = _FIRST_NUMBER + len(office.world.ledger.rows(SHEETS))
    created_at = office.world.now().isoformat()
    return {"number": f"105-{number}", "created_at": created_at, "description": "", "printed": False, "documents": []}


def _mark(office: Office, document: str, marks: Row) -> None:
    ledger = office.world.ledger
    ledger.put(DOCUMENTS, document, ledger.rows(DOCUMENTS)[document] | marks)


def _inserted(ref: str, row: Row | None, outcome: Outcome) -> Entry:
    return {
        "Ref": ref,
        "Number": row["number"] if row else "",
        "DateTime": _created(row) if row else "",
        "Description": row["description"] if row else "",
        "Errors": [],
        "Success": [],
        "Warnings": [],
        "Data": {"Errors": outcome.errors, "Success": outcome.succeeded, "Warnings": outcome.warnings},
    }


def _created(row: Row) -> str:
    return stamps.iso(datetime.fromisoformat(row["created_at"]))


def get_scan_sheet_list(call: Call, office: Office) -> Envelope:
    """The account's registries, the newest first."""
    own = list(office.own(call, SHEETS))[::-1]
    page = call.page_of(own, _PAGE)
    return answered([_listed(ref, row) | {"MarketplacePartnerDescription": ""} for ref, row in page], total=len(own))


def _listed(ref: str, row: Row) -> Entry:
    return {
        "Ref": ref,
        "Number": row["number"],
        "DateTime": _created(row),
        "Printed": "1" if row["printed"] else "0",
        "Description": row["description"],
        "Count": str(len(row["documents"])),
    }


def get_scan_sheet(call: Call, office: Office) -> Envelope:
    """One registry with its sums."""
    ref = call.word("Ref")
    row = _known(call, office, ref)
    parcels = parcels_of(office, row)
    first = office.row(call, DOCUMENTS, row["documents"][0]) if row["documents"] else None
    properties = first["properties"] if first else {}
    return answered([
        {
            **_listed(ref, row),
            "CitySenderRef": properties.get("CitySender", ""),
            "CitySender": parcels[0].origin.town.name if parcels else "",
            "SenderAddressRef": properties.get("SenderAddress", ""),
            "SenderAddress": places.long_address(parcels[0].origin) if parcels else "",
            "SenderRef": properties.get("Sender", ""),
            "Sender": parcels[0].sender_name if parcels else "",
            **_sums(parcels),
        }
    ])  # fmt: skip


def _sums(parcels: list[Parcel]) -> Entry:
    return {
        "TotalCost": f"{sum(one.declared for one in parcels):.2f}",
        "TotalRedeliverySum": f"{sum(one.transfer for one in parcels):.2f}",
        "TotalAfterpaymentOnGoodsCost": f"{sum(one.to_pay for one in parcels):.2f}",
        "TotalWeight": f"{sum(one.weight for one in parcels):.2f}",
        "TotalCostOnSite": f"{sum(one.cost for one in parcels):.2f}",
        "TotalCheckWeight": "0.00",
        "TotalCheckCost": "0.00",
        "TotalCostOnSiteSender": f"{sum(one.cost for one in parcels if one.payer == 'Sender'):.2f}",
        "TotalCheckCostSender": "0.00",
    }


def parcels_of(office: Office, row: Row) -> list[Parcel]:
    """The parcels of a registry, in its order."""
    documents = office.world.ledger.rows(DOCUMENTS)
    found = [office.world.find(documents[ref]["number"]) for ref in row["documents"]]
    return [parcel for parcel in found if parcel is not None]


def _known(call: Call, office: Office, ref: str) -> Row:
    row = office.row(call, SHEETS, ref)
    if row is None:
        raise Refused("sheet_of_another" if ref in office.world.ledger.rows(SHEETS) else "sheet_not_found")
    return row


def get_scan_sheet_documents(call: Call, office: Office) -> Envelope:
    """Numbers and Refs of the waybills of a registry."""
    row = _known(call, office, call.word("Ref"))
    told = [
        {"Number": parcel.number, "Ref": ref}
        for parcel, ref in zip(parcels_of(office, row), row["documents"], strict=True)
    ]
    return answered(call.page_of(told, _PAGE), total=len(told))


def remove_documents(call: Call, office: Office) -> Envelope:
    """Take waybills out of whatever registry they stand in; which one is named does not matter."""
    outcome = Outcome()
    for ref in _document_refs(call):
        row = office.row(call, DOCUMENTS, ref)
        named = {"Ref": ref, "Number": row["number"] if row else ""}
        if row is None or not row["sheet"]:
            outcome.errors.append(named | {"Error": "Документ не знайдено в реєстрі"})
        elif office.world.ledger.rows(SHEETS)[row["sheet"]]["printed"]:
            outcome.errors.append(named | {"Error": "Реєстр уже надруковано"})
        else:
            _take_out(office, ref, row["sheet"])
            outcome.succeeded.append(named)
    if not outcome.succeeded and not any(one["Number"] for one in outcome.errors):
        raise Refused("sheet_nothing_to_remove")
    return _by_name("DocumentRefs", outcome)


def _take_out(office: Office, document: str, sheet: str) -> None:
    ledger = office.world.ledger
    row = ledger.rows(SHEETS)[sheet]
    ledger.put(SHEETS, sheet, row | {"documents": [one for one in row["documents"] if one != document]})
    _mark(office, document, {"sheet": "", "sheet_number": ""})


def delete_scan_sheet(call: Call, office: Office) -> Envelope:
    """Delete registries and free their waybills."""
    told = call.properties.get("ScanSheetRefs")
    if not told:
        raise Refused("sheets_missing")
    if not isinstance(told, list):
        raise Refused("sheets_not_a_list")
    outcome = Outcome()
    for ref in call.words("ScanSheetRefs"):
        row = office.row(call, SHEETS, ref)
        named = {"Ref": ref, "Number": row["number"] if row else ""}
        if row is None:
            outcome.errors.append(named | {"Error": REFUSALS["sheet_not_found"].text})
        else:
            for document in row["documents"]:
                _take_out(office, document, ref)
            office.world.ledger.drop(SHEETS, ref)
            outcome.succeeded.append(named)
    return _by_name("ScanSheetRefs", outcome)


def _by_name(name: str, outcome: Outcome) -> Envelope:
    """The one place where `data` is an object, as live notes of 2026 have it."""
    return answered([]) | {"data": {name: {"Success": outcome.succeeded, "Errors": outcome.errors}}}


def update_scan_sheet(call: Call, office: Office) -> Envelope:
    """Change the description of a registry."""
    ref, description = call.word("Ref"), call.word("Description")
    row = _known(call, office, ref)
    if len(description) > LONGEST_DESCRIPTION:
        raise Refused("sheet_description")
    office.put(call, SHEETS, ref, row | {"description": description})
    return answered([{"Ref": ref, "Number": row["number"], "Description": description}])


def print_sheet(office: Office, ref: str, row: Row) -> None:
    """Mark a registry as printed: nothing can be added to it any more."""
    ledger = office.world.ledger
    ledger.put(SHEETS, ref, row | {"printed": True})
    for document in row["documents"]:
        _mark(office, document, {"sheet_printed": "1"})
