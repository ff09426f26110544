"""Where the money of a waybill is, out of its tracking entry. Pure and total.

Source: TrackingDocument.getStatusDocuments, Nova Poshta API 2.0. The values of LastTransactionStatusGM were never seen
and are not interpreted.
"""

from __future__ import annotations

from bot.carriers.nova_poshta.fields import Entry, instant, money, text
from bot.carriers.nova_poshta.mapping import cod_of, cod_state
from bot.carriers.nova_poshta.statuses import NOT_FOUND, RULES, UNKNOWN
from bot.domain.cod import CodReport
from bot.domain.money import Money
from bot.domain.tracking import CodState

_NOT_FOLLOWED = "-"


def report(entry: Entry) -> CodReport | None:
    """Say what is told of the money; None where the number is not known or there is no word of money."""
    code = text(entry, "StatusCode")
    if not code or code == NOT_FOUND:
        return None
    amount = _amount(entry)
    state = cod_state(RULES.get(code, UNKNOWN), amount)
    if state is CodState.NONE:
        return None
    return CodReport(
        state=state,
        amount=amount,
        fee=_some(entry, "LastAmountReceivedCommissionGM") or _some(entry, "RedeliveryServiceCost"),
        changed_at=instant(entry, "LastTransactionDateTimeGM"),
        transfer=_transfer(entry) or None,
    )


def _amount(entry: Entry) -> Money | None:
    """The sum as the waybill has it (with the right phone), else as the transfer had it last."""
    return cod_of(entry) or _some(entry, "LastAmountTransferGM")


def _some(entry: Entry, field: str) -> Money | None:
    sum_ = money(entry, field)
    return sum_ if sum_ and sum_.minor else None


def _transfer(entry: Entry) -> str:
    """The number of the back delivery, or the newest document where its dash says that it is the money's."""
    newest = text(entry, "LastCreatedOnTheBasisNumber")
    return text(entry, "RedeliveryNum") or (newest if _NOT_FOLLOWED in newest else "")
