"""A tracking entry whole: for a parcel that is known, and for a number that is not. Hides nothing."""

from __future__ import annotations

from sandbox.nova_poshta import fields
from sandbox.nova_poshta.envelope import Entry
from sandbox.nova_poshta.refusals import REFUSALS
from sandbox.world import Parcel, World

_NOT_FOUND_RIGHTS = (
    "PossibilityCreateRedirecting",
    "PossibilityCreateReturn",
    "PossibilityCreateRefusal",
    "PossibilityChangeEW",
    "PossibilityChangeCash2Card",
    "PossibilityChangeDeliveryIntervals",
    "PossibilityTermExtension",
    "PossibilityTrusteeRecipient",
    "PossibilityLightReturn",
    "SecurePayment",
)
_NOT_FOUND_EMPTY = (
    "TrusteeRecipientPhone",
    "LightReturnNumber",
    "RecipientFullName",
    "CargoDescriptionString",
    "RedeliverySum",
    "RedeliveryPayer",
    "AfterpaymentOnGoodsCost",
    "LastCreatedOnTheBasisPayerType",
    "LastTransactionDateTimeGM",
    "CounterpartySenderDescription",
    "CounterpartyRecipientDescription",
    "SenderAddress",
    "RecipientAddress",
    "AnnouncedPrice",
    "RedeliveryPaymentCardRef",
    "RedeliveryPaymentCardDescription",
    "CreatedOnTheBasis",
    "ExpressWaybillPaymentStatus",
    "ExpressWaybillAmountToPay",
)


def known(world: World, parcel: Parcel) -> Entry | None:
    """Tell all of a parcel as it stands now; None while its journey has not begun."""
    state = parcel.state_at(world.now())
    if state is None:
        return None
    successor = world.successor(parcel)
    later = successor.state_at(world.now()) if successor else None
    subject = fields.Subject(parcel, state, successor, later.created_at if later else None)
    return {name: value for group in fields.GROUPS for name, value in group(subject).items()}


def not_found(number: str) -> Entry:
    """Tell that there is no such number: 32 keys, as recorded."""
    refusal = REFUSALS["number_not_found"]
    return {
        "Number": number,
        "StatusCode": refusal.code,
        "Status": refusal.text,
        **dict.fromkeys(_NOT_FOUND_RIGHTS, False),
        **dict.fromkeys(_NOT_FOUND_EMPTY, ""),
    }
