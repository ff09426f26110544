"""Who gets a parcel, as the carrier wants to be told: in words, or by references that are made first."""

from __future__ import annotations

from typing import Any

from bot.carriers.base import Account, OutcomeUnknown, Unavailable
from bot.carriers.nova_poshta import waybill_properties as told
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import Entry, entries, inner, text
from bot.carriers.nova_poshta.wire import CODE, Envelope, pairs, refusal
from bot.domain.party import Party
from bot.domain.place import Address, BranchPoint, NamedAddress, NamedBranch
from bot.domain.shipment import WaybillRequest
from bot.http import Unusable


async def recipient(api: Api, account: Account, request: WaybillRequest) -> dict[str, Any]:
    """Make the recipient's properties; no waybill was asked for where this fails.

    The person, and the door where it is one, are entered into the carrier's list first. That is a write too, but to
    enter somebody again gives the old entry back: its unknown outcome is no unknown waybill.
    """
    place = request.destination
    if isinstance(place, NamedBranch | NamedAddress):
        return told.recipient_in_words(request, place)
    try:
        counterparty, contact = await _person(api, account, request.recipient)
        address = await _address(api, account, counterparty, place)
    except OutcomeUnknown as unknown:
        raise Unavailable(CODE, f"the recipient was not entered: {unknown.detail}") from unknown
    return told.recipient_by_refs(request, counterparty, contact, address)


async def _person(api: Api, account: Account, party: Party) -> tuple[str, str]:
    last, first, middle = names(party)
    person = {
        "LastName": last,
        "FirstName": first,
        "MiddleName": middle,
        "Phone": party.phone.digits,
        "Email": "",
        "CounterpartyType": "PrivatePerson",
        "CounterpartyProperty": "Recipient",
    }
    return await api.write(account, "Counterparty.save", person, _entered)


def names(party: Party) -> tuple[str, str, str]:
    """Take a name apart as it is written here: family name, given name, and what follows."""
    last, first, *middle = [*party.name.split(), "", ""]
    return last, first, " ".join(word for word in middle if word)


async def _address(api: Api, account: Account, counterparty: str, place: BranchPoint | Address) -> str:
    if isinstance(place, BranchPoint):
        return place.branch
    door = {
        "CounterpartyRef": counterparty,
        "StreetRef": place.street,
        "BuildingNumber": place.house,
        "Flat": place.flat,
        "Note": place.note,
    }
    return await api.write(account, "Address.save", door, _reference)


def _entered(envelope: Envelope) -> tuple[str, str]:
    """Read the references of the shared counterparty and of the person, who comes in an envelope of its own."""
    counterparty = _first(envelope.entries)
    nested = inner(counterparty, "ContactPerson")
    problems = pairs(nested.get("errors"), nested.get("errorCodes"))
    if problems:
        raise refusal(problems)
    contact = _first(entries(nested.get("data")))
    return _ref(counterparty), _ref(contact)


def _reference(envelope: Envelope) -> str:
    return _ref(_first(envelope.entries))


def _first(listed: tuple[Entry, ...]) -> Entry:
    if not listed:
        raise Unusable("an answer without an entry")
    return listed[0]


def _ref(entry: Entry) -> str:
    reference = text(entry, "Ref")
    if not reference:
        raise Unusable("an entry without its Ref")
    return reference
