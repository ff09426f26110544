"""The ContactPerson model (Nova Poshta API 2.0)."""

from __future__ import annotations

import re

from sandbox.nova_poshta import people, phones
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.people import CONTACTS, Person
from sandbox.nova_poshta.refusals import Refused

_NAME = re.compile(r"[А-ЩЬЮЯЄІЇҐЫЭЪЁа-щьюяєіїґыэъё'’ʼ -]+")


def read_person(call: Call, office: Office) -> Person:
    """A person out of the properties of a call; Refused with everything that is wrong with it."""
    phone = phones.whole(call.word("Phone"))
    wrong = [
        *(["first_name_missing"] if not call.word("FirstName") else []),
        *(["last_name_missing"] if not call.word("LastName") else []),
        *(["person_phone_missing"] if not call.word("Phone") else ["person_phone_invalid"] if not phone else []),
        *(["last_name_invalid"] if call.word("LastName") and not _NAME.fullmatch(call.word("LastName")) else []),
    ]
    if wrong:
        raise Refused(*wrong)
    return Person(
        people.new_ref(office, CONTACTS),
        call.word("LastName"),
        call.word("FirstName"),
        call.word("MiddleName"),
        phone,
        call.word("Email"),
    )


def save(call: Call, office: Office) -> Envelope:
    """Add a contact person to a counterparty; a private sender has one and no more."""
    counterparty = call.word("CounterpartyRef")
    if not counterparty:
        raise Refused("counterparty_ref_missing")
    sender = people.sender_of(call, office, counterparty)
    if sender is None and not people.is_recipient(call, office, counterparty):
        raise Refused("counterparty_ref_incorrect")
    if sender is not None and sender.is_private:
        raise Refused("sender_has_a_contact")
    person, was_there = people.keep_person(call, office, counterparty, read_person(call, office))
    return answered([entry(person)], noted=["person_exists"] if was_there else [])


def update(call: Call, office: Office) -> Envelope:
    """Change a contact person."""
    ref = call.word("Ref")
    sender = people.sender_of(call, office, call.word("CounterpartyRef"))
    if sender is not None and sender.is_private:
        raise Refused("private_sender_fixed")
    found = people.contact(call, office, ref)
    if found is None:
        raise Refused("ref_incorrect")
    counterparty, known = found
    told = read_person(call, office)
    changed = Person(ref, told.last, told.first, told.middle, told.phone, told.email)
    office.put(call, CONTACTS, ref, people.contact_row(counterparty, changed))
    shown = {**entry(changed), "AdditionalPhone": ""}
    return answered([shown], noted=["person_exists"] if known == changed else [])


def delete(call: Call, office: Office) -> Envelope:
    """Forget a contact person."""
    ref = call.word("Ref")
    if people.contact(call, office, ref) is None:
        raise Refused("ref_incorrect")
    office.world.ledger.drop(CONTACTS, ref)
    return answered([{"Ref": ref}])


def entry(person: Person) -> Entry:
    """A person as save and update answer it; no mail address is null."""
    return {
        "Ref": person.ref,
        "Description": person.full,
        "LastName": person.last,
        "FirstName": person.first,
        "MiddleName": person.middle,
        "Phones": person.phone,
        "Email": person.email or None,
    }
