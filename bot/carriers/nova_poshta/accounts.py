"""Who sends under a key and what the key may do (Counterparty, Nova Poshta API 2.0). Reads only."""

from __future__ import annotations

import asyncio

from bot.carriers.base import Account, Denied, Rejected
from bot.carriers.nova_poshta.api import Api, Properties, whole
from bot.carriers.nova_poshta.fields import Entry, flag, text
from bot.carriers.nova_poshta.services import first
from bot.carriers.nova_poshta.wire import Envelope
from bot.domain.party import Phone
from bot.domain.sender import AccountReport, KnownSender, SenderAddress, SenderContact

_SENDER = "Sender"


async def senders(api: Api, account: Account) -> tuple[KnownSender, ...]:
    """Ask who may send, and for each of them for people, doors and rights."""
    listed = await api.read(
        account,
        "Counterparty.getCounterparties",
        {"CounterpartyProperty": _SENDER, "Page": "1"},
        _referenced,
    )
    return tuple(await asyncio.gather(*(_sender(api, account, entry) for entry in listed)))


async def _sender(api: Api, account: Account, entry: Entry) -> KnownSender:
    asked = {"Ref": text(entry, "Ref")}
    people, doors, rights = await asyncio.gather(
        _asked(api, account, "getCounterpartyContactPersons", {**asked, "Page": "1"}),
        _asked(api, account, "getCounterpartyAddresses", {**asked, "CounterpartyProperty": _SENDER}),
        api.read(account, "Counterparty.getCounterpartyOptions", asked, first),
    )
    return KnownSender(
        reference=text(entry, "Ref"),
        name=text(entry, "CounterpartyFullName") or text(entry, "Description"),
        is_company=text(entry, "CounterpartyType") == "Organization",
        contacts=tuple(
            SenderContact(text(one, "Ref"), text(one, "Description"), Phone.of(text(one, "Phones"))) for one in people
        ),
        addresses=tuple(SenderAddress(text(one, "Ref"), text(one, "Description")) for one in doors),
        pays_by_bank_transfer=flag(rights, "CanNonCashPayment") or False,
        has_payment_control=flag(rights, "CanAfterpaymentOnGoodsCost") or False,
        is_debtor=flag(rights, "Debtor") or False,
    )


async def _asked(api: Api, account: Account, method: str, properties: Properties) -> tuple[Entry, ...]:
    return await api.read(account, f"Counterparty.{method}", properties, _referenced)


def _referenced(envelope: Envelope) -> tuple[Entry, ...]:
    return tuple(entry for entry in envelope.entries if text(entry, "Ref"))


async def check(api: Api, account: Account) -> AccountReport:
    """Try the key where a wrong one, and one for the mobile application alone, are found out."""
    try:
        found = await senders(api, account)
    except Denied as denied:
        return AccountReport(works=False, trouble=denied.key)
    if not found:
        return AccountReport(works=True, trouble="account-no-sender")
    may = {
        "account-right-waybills": True,
        "account-right-registries": await _may_list_registries(api, account),
        "account-right-payment-control": any(one.has_payment_control for one in found),
        "account-right-bank-transfer": any(one.pays_by_bank_transfer for one in found),
    }
    return AccountReport(
        works=True,
        trouble="account-debtor" if any(one.is_debtor for one in found) else "",
        rights=tuple(right for right, has in may.items() if has),
        lacks=tuple(right for right, has in may.items() if not has),
    )


async def _may_list_registries(api: Api, account: Account) -> bool:
    try:
        await api.read(account, "ScanSheet.getScanSheetList", {}, whole)
    except (Denied, Rejected):
        return False
    return True
