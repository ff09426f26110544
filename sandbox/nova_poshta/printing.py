"""InternetDocument.printFull and the print links of my.novaposhta.ua: PDF or HTML, and JSON where they refuse."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.scan_sheets import SHEETS, parcels_of, print_sheet
from sandbox.nova_poshta.waybills import DOCUMENTS, document_ref
from sandbox.parcel import Parcel

MOST_DOCUMENTS = 100
_TYPES = {"pdf", "pdf_new", "pdf8", "html", "new_html", "html_new", "pdf_zebra"}
_BY_NAME = {
    "Document": "Document",
    "Document_new": "Document",
    "Marking_85x85": "Marking_85x85",
    "Marking_100x100": "Marking_100x100",
    "Marking": "Marking_85x85",
    "ScanSheet": "ScanSheet",
}
_BY_LINK = {
    "orders/printDocument": "Document",
    "orders/printMarking100x100": "Marking_100x100",
    "orders/printMarking85x85": "Marking_85x85",
    "orders/printMarkings": "Marking_85x85",
    "scanSheet/printScanSheet": "ScanSheet",
}


class Paper(NamedTuple):
    """What is answered instead of JSON."""

    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: `form` is a key of FORMS or ScanSheet."""

    form: str
    refs: tuple[str, ...]
    type: str = "pdf"
    copies: int = 1
    position: int = 1


def print_full(call: Call, office: Office) -> Paper:
    """Print through the JSON API: the key stays in the body."""
    name = call.word("printForm")
    if not name:
        raise Refused("print_form_missing")
    if name not in _BY_NAME:
        raise Refused("print_form_invalid")
    form = "Document_A5" if _BY_NAME[name] == "Document" and call.word("PageFormat") == "A5" else _BY_NAME[name]
    refs = call.words("ScanSheetRefs" if form == "ScanSheet" else "DocumentRefs")
    order = Order(form, tuple(refs), call.word("Type") or "pdf", call.count("Copies", 1), call.count("Position", 1))
    return _printed(call, office, order)


def print_document(call: Call, office: Office) -> Paper:
    """The older method for the form of a waybill."""
    return _printed(call, office, Order("Document", tuple(call.words("DocumentRefs")), call.word("Type") or "pdf"))


def print_marking(call: Call, office: Office) -> Paper:
    """The older method for small labels."""
    return _printed(call, office, Order("Marking_85x85", tuple(call.words("DocumentRefs")), call.word("Type") or "pdf"))


def print_linked(path: str, office: Office) -> Paper | None:
    """Print what a link asks for; None where there is no such page.

    /orders/<what>/orders[]/<refs>/type/<type>/apiKey/<key>: the key is a part of the path.
    """
    segments = _segments(path)
    form = _BY_LINK.get("/".join(segments[:2]), "")
    if not form:
        return None
    pairs = _pairs(segments)
    named = dict(pairs)
    refs = [ref for name, told in pairs if name in _NAME_REFS for ref in told.split(",")]
    if form == "Marking_85x85" and "zebra" in named:
        form = "Marking_85x85_single"
    call = Call(key_of(path), "InternetDocument", "printFull", {})
    return _printed(call, office, Order(form, tuple(refs), named.get("type", "pdf")))


_NAME_REFS = frozenset({"orders[]", "orders", "refs[]", "refs"})


def key_of(path: str) -> str:
    """The key that a print link holds."""
    return dict(_pairs(_segments(path))).get("apiKey", "")


def _segments(path: str) -> list[str]:
    return path.strip("/").split("/")


def _pairs(segments: Sequence[str]) -> list[tuple[str, str]]:
    """Names and values, after the two segments that say what is wanted."""
    return list(zip(segments[2::2], segments[3::2], strict=False))


def _printed(call: Call, office: Office, order: Order) -> Paper:
    if order.type not in _TYPES:
        raise Refused("print_type")
    if not order.refs:
        raise Refused("nothing_to_print")
    if order.form == "ScanSheet":
        return _sheets(call, office, order)
    from sandbox.nova_poshta.labels import FORMS, labels_pdf  # noqa: PLC0415 - only who prints waits for reportlab

    parcels = [_parcel(call, office, ref) for ref in order.refs[:MOST_DOCUMENTS]]
    if "html" in order.type:
        return _page(parcels)
    return Paper("application/pdf", labels_pdf(FORMS[order.form], parcels, order.copies, order.position))


def _parcel(call: Call, office: Office, ref: str) -> Parcel:
    """The parcel of a waybill that may be printed; printing marks it."""
    ref = document_ref(ref) if ref.isdecimal() else ref
    row = office.row(call, DOCUMENTS, ref)
    parcel = office.world.find(row["number"]) if row else None
    if row is None or parcel is None:
        raise Refused("nothing_to_print")
    if row["deleted"]:
        raise Refused("deleted_not_printed")
    office.world.ledger.put(DOCUMENTS, ref, row | {"printed": True})
    return replace(parcel, recipient_name=parcel.recipient_name or "-")


def _sheets(call: Call, office: Office, order: Order) -> Paper:
    by_number = {row["number"]: ref for ref, row in office.own(call, SHEETS)}
    ref = by_number.get(order.refs[0], order.refs[0])
    row = office.row(call, SHEETS, ref)
    if row is None:
        raise Refused("sheet_not_found")
    from sandbox.nova_poshta.labels import sheet_pdf  # noqa: PLC0415 - only who prints waits for reportlab

    print_sheet(office, ref, row)
    return Paper("application/pdf", sheet_pdf(row["number"], parcels_of(office, row)))


def _page(parcels: Sequence[Parcel]) -> Paper:
    rows = "".join(
        f"<p><b>{html.escape(one.number)}</b> {html.escape(one.recipient_name)},"
        f" {html.escape(one.destination.town.name)}, {html.escape(one.destination.street)}</p>"
        for one in parcels
    )
    return Paper("text/html", f"<!doctype html><meta charset=utf-8><title>Експрес-накладна</title>{rows}".encode())
