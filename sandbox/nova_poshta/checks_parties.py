"""What save and update refuse about who sends and who receives, and where (Nova Poshta API 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.nova_poshta import addresses, people, phones
from sandbox.nova_poshta.draft import Draft
from sandbox.nova_poshta.new_address import NewAddress
from sandbox.places import Kind

_REF = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]")
_STRANGE = re.compile(r"[^А-ЩЬЮЯЄІЇҐЫЭЪЁа-щьюяєіїґыэъё'’ʼ\s-]")
_FEWEST_WORDS = 2


def of_the_sender(draft: Draft) -> Iterator[str]:
    """Who sends, under whose account."""
    call = draft.call
    if not call.word("Sender"):
        yield "sender_missing"
    elif draft.sender is None:
        yield "sender_incorrect"
    if not call.word("ContactSender"):
        yield "contact_sender_missing"
    elif draft.sender and call.word("ContactSender") not in {
        person.ref for person in people.contacts_of(call, draft.office, call.word("Sender"))
    }:
        yield "contact_sender_incorrect"
    if not call.word("SendersPhone"):
        yield "senders_phone_empty"
    elif not draft.sender_phone:
        yield "senders_phone_invalid"
    if draft.account.debtor:
        yield "debtor"


def of_the_origin(draft: Draft) -> Iterator[str]:
    """Where it is sent from."""
    call = draft.call
    yield from _city(call.word("CitySender"), draft.origin_town is not None, "city_sender")
    if not call.word("SenderAddress") and not call.word("SenderWarehouseIndex"):
        yield "sender_address_missing"
    elif draft.origin is None:
        yield "sender_address_incorrect"
    elif draft.origin_town and draft.origin.town != draft.origin_town:
        yield "sender_not_of_city"
    elif (found := addresses.door_of(call, draft.office, call.word("SenderAddress"))) and found[0] != call.word(
        "Sender"
    ):
        yield "sender_address_of_another"
    elif draft.origin.kind is Kind.LOCKER and not draft.account.from_lockers:
        yield "sender_address_locker"
    elif draft.origin_point and not draft.origin_point.open:
        yield "sender_warehouse_closed"


def of_the_recipient(draft: Draft) -> Iterator[str]:
    """Who receives."""
    call = draft.call
    if not call.word("RecipientsPhone"):
        yield "recipients_phone_empty"
    elif not draft.recipient_phone:
        yield "recipients_phone_invalid"
    elif draft.recipient_phone == draft.sender_phone:
        yield "phones_equal"
    elif draft.to_locker and not phones.is_mobile(draft.recipient_phone):
        yield "locker_needs_a_mobile"
    if draft.new_address:
        yield from _name(draft.new_address.person)
    else:
        yield from _recipient_refs(draft)


def _recipient_refs(draft: Draft) -> Iterator[str]:
    call = draft.call
    if not call.word("Recipient"):
        yield "recipient_missing"
    elif not people.is_recipient(call, draft.office, call.word("Recipient")):
        yield "recipient_incorrect"
    if not call.word("ContactRecipient"):
        yield "contact_recipient_missing"
    elif (found := people.contact(call, draft.office, call.word("ContactRecipient"))) is None:
        yield "contact_recipient_incorrect"
    elif people.is_recipient(call, draft.office, call.word("Recipient")) and found[0] != call.word("Recipient"):
        yield "contact_recipient_of_another"


def _name(name: str) -> Iterator[str]:
    """At least two Ukrainian words, none of them twice."""
    words = name.split()
    if not words or _LATIN.search(name):
        yield "recipient_name_incorrect"
    elif _STRANGE.search(name):
        yield "recipient_name_symbols"
    elif len(words) < _FEWEST_WORDS:
        yield "recipient_name_short"
    elif len({word.casefold() for word in words}) < len(words):
        yield "recipient_name_repeats"


def of_the_destination(draft: Draft) -> Iterator[str]:
    """Where it goes to."""
    if draft.new_address:
        yield from _new_address(draft.new_address)
    else:
        yield from _destination_refs(draft)
    point = draft.destination_point
    if point and not point.open:
        yield "recipient_warehouse_closed"


def _destination_refs(draft: Draft) -> Iterator[str]:
    call, place = draft.call, draft.destination
    yield from _city(call.word("CityRecipient"), draft.destination_town is not None, "city_recipient")
    if not call.word("RecipientAddress") and not call.word("RecipientWarehouseIndex"):
        yield "recipient_address_missing"
    elif place is None:
        yield "recipient_address_incorrect"
    elif draft.destination_town and place.town != draft.destination_town:
        yield "recipient_warehouse_elsewhere"
    elif place.kind is Kind.DOOR and not draft.service.endswith("Doors"):
        yield "recipient_warehouse_not_found"


def _new_address(told: NewAddress) -> Iterator[str]:
    if not told.towns:
        yield "new_city_not_found"
    elif len(told.towns) > 1:
        yield "new_city_ambiguous"
    elif told.place is None:
        yield "new_address_not_found"
    if told.to_door and not told.call.word("RecipientHouse"):
        yield "new_house_missing"


def _city(ref: str, found: bool, name: str) -> Iterator[str]:  # noqa: FBT001 - said by the two callers above
    if not ref:
        yield f"{name}_missing"
    elif not _REF.fullmatch(ref):
        yield f"{name}_incorrect"
    elif not found:
        yield f"{name}_not_found"
