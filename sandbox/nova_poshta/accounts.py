"""Who holds a key: the account's senders and what its contract allows. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sandbox.nova_poshta import places
from sandbox.nova_poshta.envelope import Entry
from sandbox.places import SHOP_BRANCH


@dataclass(frozen=True, slots=True)
class Sender:
    """One who sends under an account: an entrepreneur where `edrpou` is given, else a private person."""

    person: str = "Зразок Марія Іванівна"
    phone: str = "380990000100"
    edrpou: str = "3000000001"

    @property
    def is_private(self) -> bool:
        return not self.edrpou

    @property
    def description(self) -> str:
        """As the carrier names the counterparty."""
        return "Приватна особа" if self.is_private else f"{self.person} ФОП"


@dataclass(frozen=True, slots=True)
class Account:
    """What one key opens. Without `cabinet` it is a key of the mobile application, which opens no lists and orders."""

    senders: tuple[Sender, ...] = (Sender(),)
    payment_control: bool = True
    non_cash: bool = True
    from_lockers: bool = False
    cabinet: bool = True
    debtor: bool = False
    expires_at: datetime | None = None


def name_of(key: str) -> str:
    """What an account is called in what is kept: the key itself is kept nowhere."""
    return places.ref("account", key)


def sender_ref(account: str, sender: Sender) -> str:
    """The Ref of a sender's counterparty."""
    return places.ref("sender", account, sender.edrpou or "private")


def sender_contact_ref(account: str, sender: Sender) -> str:
    """The Ref of the sender's contact person."""
    return places.ref("sender contact", account, sender.phone)


def sender_branch() -> Entry:
    """The branch that senders bring their parcels to."""
    return {"Ref": places.ref_of(SHOP_BRANCH), "Description": places.long_address(SHOP_BRANCH)}
