"""Who can send under an account, as the carrier knows them: what the desk makes `sender` and `origin` of."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.party import Phone
from bot.domain.place import BranchKind


class AccountState(enum.StrEnum):
    """Whether an account may be used: it works, the carrier refuses its key, or the owner took it out."""

    WORKING = "working"
    REFUSED = "refused"
    DISCONNECTED = "disconnected"


class OriginKind(enum.StrEnum):
    """Where parcels are handed over: a kind of branch, or the sender's own door."""

    OFFICE = BranchKind.OFFICE.value
    LOCKER = BranchKind.LOCKER.value
    POINT = BranchKind.POINT.value
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class SenderContact:
    """A person of a sender, by the carrier's key. The name never prints."""

    reference: str
    name: str = field(repr=False)
    phone: Phone | None


@dataclass(frozen=True, slots=True)
class SenderAddress:
    """A door that is collected from, by the carrier's key. The words never print."""

    reference: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSender:
    """A legal entity or a person that may send, with what its contract allows."""

    reference: str
    name: str = field(repr=False)
    is_company: bool
    contacts: tuple[SenderContact, ...] = ()
    addresses: tuple[SenderAddress, ...] = ()
    pays_by_bank_transfer: bool = False
    has_payment_control: bool = False
    is_debtor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReport:
    """Whether a key works and what it may do. `trouble`, `rights` and `lacks` are keys of texts in locales/.

    `valid_until` is None where the carrier does not tell when the key or the contract ends.
    """

    works: bool
    trouble: str = ""
    rights: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingPlace:
    """One place that an account sends from. Names and doors never print."""

    kind: OriginKind
    city: str
    label: str = field(repr=False)
    sender: str = field(repr=False)
    contact: str = field(default="", repr=False)
    is_usual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAccount:
    """One contract with a carrier as its owner sees it.

    `is_readable` is False where SECRET_KEY is not the one that the stored key was locked with.
    """

    id: int
    carrier: str
    state: AccountState
    version: int
    is_readable: bool
    is_usual: bool
    report: AccountReport
    checked_at: datetime | None
    places: tuple[SendingPlace, ...] = ()


class Asks(enum.StrEnum):
    """What the owner is asked about an account, or what must be mended first."""

    SENDER = "sender"
    CONTACT = "contact"
    PLACE = "place"
    CITY = "city"  # to be written
    CITIES = "cities"  # which of these; none was found where there is no choice
    NUMBER = "number"  # of a branch, to be written
    BRANCHES = "branches"  # which of these, as with cities
    NO_SENDER = "no_sender"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that is offered: the key of it in callback data, and its words, which never print."""

    key: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be said next about who sends, and from where. `so_far` is what was chosen before, as keys."""

    asks: Asks
    account_id: int
    so_far: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyTaken:
    """What became of a key: an account (`was_known` if it was one before), or `trouble`, a text's key: why not.

    `question` is what is asked next; None where nothing is missing, or where the carrier was too slow to tell.
    """

    account: ShownAccount | None = None
    trouble: str = ""
    was_known: bool = False
    question: Question | None = None
