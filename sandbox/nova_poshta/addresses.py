"""Address.save, update and delete: doors that waybills can name by Ref (Nova Poshta API 2.0)."""

from __future__ import annotations

from sandbox.ledger import Row
from sandbox.nova_poshta import people
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.street_search import street_of
from sandbox.places import Kind, Place

ADDRESSES = "addresses"


def save(call: Call, office: Office) -> Envelope:
    """Keep a door; the same house and flat is the same one, with a warning."""
    row = _read(call, office)
    known = next((ref for ref, one in office.own(call, ADDRESSES) if row.items() <= one.items()), None)
    ref = known or people.new_ref(office, ADDRESSES)
    office.put(call, ADDRESSES, ref, row)
    return answered([_entry(ref, row)], noted=["building_exists"] if known else [])


def update(call: Call, office: Office) -> Envelope:
    """Change a door."""
    row = _read(call, office)
    ref = call.word("Ref")
    known = office.row(call, ADDRESSES, ref)
    if known is None:
        raise Refused("ref_incorrect")
    office.put(call, ADDRESSES, ref, row)
    return answered([_entry(ref, row)], noted=["building_exists"] if row.items() <= known.items() else [])


def delete(call: Call, office: Office) -> Envelope:
    """Forget a door."""
    ref = call.word("Ref")
    if not ref:
        raise Refused("ref_missing")
    if office.row(call, ADDRESSES, ref) is None:
        raise Refused("ref_incorrect")
    office.world.ledger.drop(ADDRESSES, ref)
    return answered([{"Ref": ref}])


def addresses_of(call: Call, office: Office, counterparty: str) -> list[Entry]:
    """The doors that were kept for a counterparty."""
    return [_entry(ref, row) for ref, row in office.own(call, ADDRESSES) if row["counterparty"] == counterparty]


def door_of(call: Call, office: Office, ref: str) -> tuple[str, Place] | None:
    """The door of that Ref and the Ref of whom it belongs to."""
    row = office.row(call, ADDRESSES, ref)
    found = street_of(row["street"]) if row else None
    if row is None or found is None:
        return None
    town, street = found
    return row["counterparty"], Place(town, 0, door(street.full, row["building"], row["flat"]), Kind.DOOR)


def door(street: str, building: str, flat: str) -> str:
    """A door in words."""
    return f"{street}, {building}" + (f", кв. {flat}" if flat else "")


def _read(call: Call, office: Office) -> Row:
    counterparty, street = call.word("CounterpartyRef"), call.word("StreetRef")
    if not counterparty:
        raise Refused("counterparty_ref_missing")
    if people.sender_of(call, office, counterparty) is None and not people.is_recipient(call, office, counterparty):
        raise Refused("counterparty_ref_incorrect")
    if not street:
        raise Refused("street_ref_missing")
    if street_of(street) is None:
        raise Refused("street_ref_incorrect")
    if not call.word("BuildingNumber"):
        raise Refused("building_missing")
    return {
        "counterparty": counterparty,
        "street": street,
        "building": call.word("BuildingNumber"),
        "flat": call.word("Flat"),
        "note": call.word("Note"),
    }


def _entry(ref: str, row: Row) -> Entry:
    found = street_of(row["street"])
    street = f"{found[1].name} {found[1].short}" if found else ""
    flat = f" кв. {row['flat']}" if row["flat"] else ""
    return {"Ref": ref, "Description": f"{street} {row['building']}{flat} {row['note']}".rstrip()}
