"""Which fields the phone opens. The phone of the sender or of the recipient, as 380XXXXXXXXX; else they are empty."""

from __future__ import annotations

from sandbox.nova_poshta.envelope import Entry
from sandbox.world import Parcel

PROTECTED = frozenset(
    {
        "SenderAddress",
        "RecipientAddress",
        "PhoneSender",
        "PhoneRecipient",
        "SenderFullNameEW",
        "RecipientFullNameEW",
        "RecipientFullName",
        "CounterpartySenderDescription",
        "CounterpartyRecipientDescription",
        "LoyaltyCardSender",
        "LoyaltyCardRecipient",
        "TrusteeRecipientPhone",
        "CargoDescriptionString",
        "AdditionalInformationEW",
        "AnnouncedPrice",
        "ExpressWaybillPaymentStatus",
        "ExpressWaybillAmountToPay",
        "RedeliverySum",
        "RedeliveryPayer",
        "RedeliveryServiceCost",
        "RedeliveryPaymentCardRef",
        "RedeliveryPaymentCardDescription",
        "AfterpaymentOnGoodsCost",
        "LastTransactionStatusGM",
        "LastTransactionDateTimeGM",
        "LastCreatedOnTheBasisPayerType",
        "CreatedOnTheBasis",
    }
)

# Asked with the sender's phone, the recorded answer of 2023 left the recipient's person empty. Nothing recorded
# shows the reverse, so the recipient's phone opens everything.
HIDDEN_FROM_SENDER = frozenset(
    {"PhoneRecipient", "RecipientFullNameEW", "CounterpartyRecipientDescription", "LoyaltyCardRecipient"}
)


def closed_to(parcel: Parcel, phone: str) -> frozenset[str]:
    """Name the fields that stay empty for whoever asks with `phone`."""
    if phone == parcel.recipient_phone:
        return frozenset()
    return HIDDEN_FROM_SENDER if phone == parcel.sender_phone else PROTECTED


def emptied(entry: Entry, closed: frozenset[str]) -> Entry:
    """Return the entry with those fields as empty strings, numbers too."""
    return {name: "" if name in closed else value for name, value in entry.items()}
