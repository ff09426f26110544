"""Who can send under an account, as the carrier knows them: what the desk makes `sender` and `origin` of."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from bot.domain.party import Phone


class AccountState(enum.StrEnum):
    """Whether an account may be used: it works, the carrier refuses its key, or the owner took it out."""

    WORKING = "working"
    REFUSED = "refused"
    DISCONNECTED = "disconnected"


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
    """Whether a key works and what it may do. `trouble` and `rights` are keys of texts in locales/."""

    works: bool
    trouble: str = ""
    rights: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
