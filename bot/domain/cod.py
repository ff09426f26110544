"""Cash on delivery: what is asked of the carrier and what it reports."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from bot.domain.money import Money
from bot.domain.tracking import CodState


class Payer(enum.StrEnum):
    """Who pays the carrier."""

    SENDER = "sender"
    RECIPIENT = "recipient"


class CodForm(enum.StrEnum):
    """How the money comes back: as a transfer that is fetched, or paid to the account under a contract."""

    TRANSFER = "transfer"
    PAYMENT_CONTROL = "payment_control"


@dataclass(frozen=True, slots=True)
class Cod:
    """Cash on delivery as a waybill asks for it."""

    amount: Money
    form: CodForm
    fee_payer: Payer


@dataclass(frozen=True, slots=True)
class CodReport:
    """Where the money of one waybill is. `transfer` is the number of the money's own document, `fee` what it costs."""

    state: CodState
    amount: Money | None = None
    fee: Money | None = None
    changed_at: datetime | None = None
    transfer: str | None = None
