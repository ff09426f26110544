"""The Counterparty model (Nova Poshta API 2.0)."""

from __future__ import annotations

from sandbox.ledger import Row
from sandbox.nova_poshta import contact_persons, dictionaries, directory, people, places
from sandbox.nova_poshta.accounts import name_of, sender_branch, sender_ref
from sandbox.nova_poshta.addresses import addresses_of
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.contact_persons import read_person
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.people import COUNTERPARTIES, Person
from sandbox.nova_poshta.refusals import REFUSALS, Refused

PAGE = 100
_PRIVATE = "Приватна особа"
_YES = [
    "FillingWarranty",
    "AddressDocumentDelivery",
    "CanPayTheThirdPerson",
    "CanSignedDocuments",
    "PickupService",
    "CanSameDayDelivery",
    "CanForwardingService",
    "ShowDeliveryByHand",
    "DeliveryByHand",
    "DescentFromFloor",
    "CustomerReturn",
    "MainCounterparty",
]
_NO = [
    "CanCreditDocuments",
    "CanEWTransporter",
    "HideDeliveryCost",
    "InternationalDelivery",
    "PartialReturn",
    "LoyaltyProgram",
    "CalculationByFactualWeight",
    "HaveMoneyWallets",
    "SecurePayment",
]
_LABELS = ("m70x100", "m70x100A4", "m85x85A4", "m100x100", "m100x130")


def get_counterparties(call: Call, office: Office) -> Envelope:
    """Senders are the account's own; all private recipients are one counterparty."""
    asked = _property(call)
    words = call.word("FindByString").casefold()
    found = [one for one in _counterparties(call, office, asked) if words in str(one["Description"]).casefold()]
    return answered(list(call.page_of(found, PAGE)), total=len(found))


def _property(call: Call) -> str:
    asked = call.word("CounterpartyProperty")
    if not asked:
        raise Refused("counterparty_property_missing")
    if asked not in people.PROPERTIES:
        raise Refused("counterparty_property_invalid")
    return asked


def _counterparties(call: Call, office: Office, asked: str) -> list[Entry]:
    account = name_of(call.key)
    if asked == "Sender":
        return [
            _listed(sender_ref(account, sender), sender.description, sender.edrpou)
            for sender in office.account(call).senders
        ]
    own = [
        _listed(ref, row["name"], row["edrpou"])
        for ref, row in office.own(call, COUNTERPARTIES)
        if row["property"] == asked
    ]
    return [_listed(people.private_recipient(call), _PRIVATE, ""), *own] if asked == "Recipient" else own


def _listed(ref: str, name: str, edrpou: str) -> Entry:
    form = "ФОП" if len(edrpou) == len("3000000001") else "ТОВ"
    return {
        "Ref": ref,
        "Description": name,
        "City": places.NO_REF,
        "Counterparty": None,
        "FirstName": name,
        "LastName": "",
        "MiddleName": "",
        "CounterpartyFullName": "" if not edrpou else name,
        "OwnershipFormRef": dictionaries.form_ref(form) if edrpou else "",
        "OwnershipFormDescription": form if edrpou else "",
        "EDRPOU": edrpou,
        "CounterpartyType": "Organization" if edrpou else "PrivatePerson",
        "CityDescription": "",
    }


def _known(call: Call, office: Office) -> str:
    """The Ref asked about, if it is a counterparty of whoever asks."""
    ref = call.word("Ref")
    if not ref:
        raise Refused("ref_missing")
    if people.sender_of(call, office, ref) is None and not people.is_recipient(call, office, ref):
        raise Refused("ref_incorrect")
    return ref


def get_counterparty_contact_persons(call: Call, office: Office) -> Envelope:
    """Whom the carrier may call."""
    found = people.contacts_of(call, office, _known(call, office))
    return answered([_contact(person) for person in call.page_of(found, PAGE)], total=len(found))


def _contact(person: Person) -> Entry:
    return {
        "Description": person.full,
        "Phones": person.phone,
        "Email": person.email,
        "Ref": person.ref,
        "LastName": person.last,
        "FirstName": person.first,
        "MiddleName": person.middle or None,
    }


def get_counterparty_addresses(call: Call, office: Office) -> Envelope:
    """Addresses that were saved for it; a sender also has the branch that it brings its parcels to."""
    ref = _known(call, office)
    own = [sender_branch()] if people.sender_of(call, office, ref) else []
    return answered([*own, *addresses_of(call, office, ref)])


def get_counterparty_options(call: Call, office: Office) -> Envelope:
    """What the contract allows."""
    _known(call, office)
    account = office.account(call)
    return answered([
        {
            **dict.fromkeys(_YES, True),
            **dict.fromkeys(_NO, False),
            "CanAfterpaymentOnGoodsCost": account.payment_control,
            "CanNonCashPayment": account.non_cash,
            "CanSentFromPostomat": account.from_lockers,
            "AfterpaymentType": account.payment_control,
            "BusinessClient": not account.senders[0].is_private,
            "Debtor": account.debtor,
            "DebtorParams": [],
            "Services": [],
            "PrintMarkingAllowedTypes": dict.fromkeys(_LABELS, True),
        }
    ])  # fmt: skip


def get_catalog_counterparty(call: Call, office: Office) -> Envelope:
    """Organisations that the account knows, by their number in the state's register."""
    wanted = call.word("EDRPOU")
    found = [_saved(ref, row) for ref, row in office.own(call, COUNTERPARTIES) if wanted and row["edrpou"] == wanted]
    return answered(found)


def save(call: Call, office: Office) -> Envelope:
    """A person becomes a contact of the shared private recipient; an organisation a counterparty of its own."""
    kind = call.word("CounterpartyType")
    if not kind:
        raise Refused("counterparty_type_missing")
    if kind not in dictionaries.COUNTERPARTY_TYPES:
        raise Refused("counterparty_type_incorrect")
    asked = _property(call)
    return _save_organisation(call, office, asked) if kind == "Organization" else _save_person(call, office)


def _save_person(call: Call, office: Office) -> Envelope:
    counterparty = people.private_recipient(call)
    person, was_there = people.keep_person(call, office, counterparty, read_person(call, office))
    shown = contact_persons.entry(person)
    kept = {name: shown[name] for name in ("Ref", "Description", "LastName", "FirstName", "MiddleName")}
    nested = _nested([kept], ["person_exists"] if was_there else [])
    return answered([{**_private(person), "Ref": counterparty, "ContactPerson": nested}])


def _private(person: Person) -> Entry:
    return {
        "Ref": "",
        "Description": _PRIVATE,
        "FirstName": person.first,
        "MiddleName": person.middle,
        "LastName": person.last,
        "Counterparty": "",
        "OwnershipForm": "",
        "OwnershipFormDescription": "",
        "EDRPOU": "",
        "CounterpartyType": "PrivatePerson",
    }


def _nested(entries: list[Entry], warnings: list[str]) -> Entry:
    """An envelope within an entry; it has one key more than the outer one, and its warnings have no codes."""
    whole = answered(entries)
    texts = [REFUSALS[name].text for name in warnings]
    return {"success": True, "data": whole["data"], "errors": [], "translatedErrors": [], "warnings": texts} | {
        name: whole[name] for name in ("info", "messageCodes", "errorCodes", "warningCodes", "infoCodes")
    }


def _save_organisation(call: Call, office: Office, asked: str) -> Envelope:
    edrpou, name = call.word("EDRPOU"), call.word("FirstName")
    if not edrpou:
        raise Refused("edrpou_missing", *([] if name else ["company_name_missing"]))
    known = next((one for one in office.own(call, COUNTERPARTIES) if one[1]["edrpou"] == edrpou), None)
    if known is not None:
        return _not_unique(_saved(*known)) if asked == "ThirdPerson" else answered([_saved(*known)])
    ref = people.new_ref(office, COUNTERPARTIES)
    row: Row = {"name": name or f"Організація {edrpou}", "edrpou": edrpou, "property": asked}
    office.put(call, COUNTERPARTIES, ref, row)
    return answered([_saved(ref, row)])


def _saved(ref: str, row: Row) -> Entry:
    return {
        "Ref": ref,
        "Description": row["name"],
        "FirstName": row["name"] if row["property"] == "ThirdPerson" else "",
        "MiddleName": "",
        "LastName": "",
        "Counterparty": places.ref("catalogue", row["edrpou"]) if row["property"] == "ThirdPerson" else "",
        "OwnershipForm": dictionaries.form_ref("ТОВ"),
        "OwnershipFormDescription": "ТОВ",
        "EDRPOU": row["edrpou"],
        "CounterpartyType": "Organization",
        **(
            {"ContactPerson": _nested([], []) | {"info": {"totalCount": 0}}} if row["property"] == "ThirdPerson" else {}
        ),
    }


def _not_unique(entry: Entry) -> Envelope:
    """The one place where warnings and their codes are objects, as recorded."""
    row = REFUSALS["counterparty_not_unique"]
    told = {"DuplicateValidate": row.text}
    return answered([entry]) | {"warnings": told, "warningCodes": {"DuplicateValidate": row.code}}


def update(call: Call, office: Office) -> Envelope:
    """Organisations change; of a private person it is said that it cannot be changed, and that is a success."""
    ref = call.word("Ref")
    if not ref or not people.is_recipient(call, office, ref):
        raise Refused("ref_incorrect")
    if directory.city_of(call.word("CityRef")) is None:
        raise Refused("city_ref_missing")
    row = office.row(call, COUNTERPARTIES, ref)
    if row is None:
        told = Person(ref, call.word("LastName"), call.word("FirstName"), call.word("MiddleName"), "")
        return answered([{**_private(told), "Ref": ref}], noted=["private_person_fixed"])
    changed = row | {"name": call.word("FirstName") or row["name"]}
    office.put(call, COUNTERPARTIES, ref, changed)
    return answered([_saved(ref, changed)])


def delete(call: Call, office: Office) -> Envelope:
    """Organisations can be deleted; the shared private person cannot."""
    ref = call.word("Ref")
    if ref == people.private_recipient(call):
        raise Refused("private_person_stays")
    if office.row(call, COUNTERPARTIES, ref) is None:
        raise Refused("ref_incorrect")
    office.world.ledger.drop(COUNTERPARTIES, ref)
    return answered([{"Ref": ref}])
