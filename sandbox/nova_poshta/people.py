"""Counterparties and contact persons as rows: whose they are and how they are found. Answers nothing on the wire."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.ledger import Row
from sandbox.nova_poshta import places
from sandbox.nova_poshta.accounts import Sender, name_of, sender_contact_ref, sender_ref
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.office import Office

COUNTERPARTIES, CONTACTS = "counterparties", "contacts"
PROPERTIES = frozenset({"Sender", "Recipient", "ThirdPerson"})


@dataclass(frozen=True, slots=True)
class Person:
    """A contact person, of a sender or of a recipient; `kept` where it was saved through the API."""

    ref: str
    last: str
    first: str
    middle: str
    phone: str
    email: str = ""
    kept: bool = True

    @property
    def full(self) -> str:
        """Last name, first name, middle name."""
        return " ".join(part for part in (self.last, self.first, self.middle) if part)


def private_recipient(call: Call) -> str:
    """The Ref under which an account has all its private recipients."""
    return places.ref("private recipient", name_of(call.key))


def sender_of(call: Call, office: Office, ref: str) -> Sender | None:
    """The sender of that Ref, of whoever asks."""
    senders = office.account(call).senders
    return next((sender for sender in senders if sender_ref(name_of(call.key), sender) == ref), None)


def sender_contact(call: Call, sender: Sender) -> Person:
    """The contact person that a sender is."""
    last, first, middle = (*sender.person.split(), "", "")[:3]
    return Person(sender_contact_ref(name_of(call.key), sender), last, first, middle, sender.phone, kept=False)


def is_recipient(call: Call, office: Office, ref: str) -> bool:
    """Whether a Ref is a counterparty that parcels may be sent to."""
    return ref == private_recipient(call) or office.row(call, COUNTERPARTIES, ref) is not None


def contacts_of(call: Call, office: Office, ref: str) -> list[Person]:
    """The contact persons of a counterparty."""
    sender = sender_of(call, office, ref)
    own = [sender_contact(call, sender)] if sender else []
    return own + [person_of(key, row) for key, row in office.own(call, CONTACTS) if row["counterparty"] == ref]


def contact(call: Call, office: Office, ref: str) -> tuple[str, Person] | None:
    """A saved contact person and the Ref of whom it belongs to."""
    row = office.row(call, CONTACTS, ref)
    return (row["counterparty"], person_of(ref, row)) if row else None


def person_of(ref: str, row: Row) -> Person:
    """Read a row of contacts."""
    return Person(ref, row["last"], row["first"], row["middle"], row["phone"], row["email"])


def keep_person(call: Call, office: Office, counterparty: str, person: Person) -> tuple[Person, bool]:
    """Save a contact person; the same name and phone is the same person: then it says that it was there already."""
    for known in contacts_of(call, office, counterparty):
        if (known.full, known.phone) == (person.full, person.phone):
            return known, True
    office.put(call, CONTACTS, person.ref, contact_row(counterparty, person))
    return person, False


def contact_row(counterparty: str, person: Person) -> Row:
    """Write a row of contacts."""
    return {
        "counterparty": counterparty,
        "last": person.last,
        "first": person.first,
        "middle": person.middle,
        "phone": person.phone,
        "email": person.email,
    }


def new_ref(office: Office, table: str) -> str:
    """A Ref that no row of the table has yet."""
    rows = office.world.ledger.rows(table)
    count = len(rows)
    while (ref := places.ref(table, str(count))) in rows:
        count += 1
    return ref
