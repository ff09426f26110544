"""Which text names which word of the domain: one table for each."""

from __future__ import annotations

from bot.domain.parcel import Trouble
from bot.domain.tracking import Reason, Status

STATUS = {
    Status.NOT_FOUND: "status-not-found",
    Status.CREATED: "status-created",
    Status.ACCEPTED: "status-accepted",
    Status.IN_TRANSIT: "status-in-transit",
    Status.OUT_FOR_DELIVERY: "status-out-for-delivery",
    Status.DELIVERY_FAILED: "status-delivery-failed",
    Status.PROBLEM: "status-problem",
    Status.READY_FOR_PICKUP: "status-ready-for-pickup",
    Status.DELIVERED: "status-delivered",
    Status.RETURNING: "status-returning",
    Status.RETURNED: "status-returned",
    Status.CANCELLED: "status-cancelled",
}
HINT = {
    Status.NOT_FOUND: "hint-not-found",
    Status.CREATED: "hint-created",
    Status.ACCEPTED: "hint-accepted",
    Status.IN_TRANSIT: "hint-in-transit",
    Status.OUT_FOR_DELIVERY: "hint-out-for-delivery",
    Status.DELIVERY_FAILED: "hint-delivery-failed",
    Status.PROBLEM: "hint-problem",
    Status.READY_FOR_PICKUP: "hint-ready-for-pickup",
    Status.DELIVERED: "hint-delivered",
    Status.RETURNING: "hint-returning",
    Status.RETURNED: "hint-returned",
    Status.CANCELLED: "hint-cancelled",
}
REASON = {
    Reason.REFUSED: "reason-refused",
    Reason.NOT_COLLECTED: "reason-not-collected",
    Reason.ABSENT: "reason-absent",
    Reason.BAD_ADDRESS: "reason-bad-address",
    Reason.DAMAGED: "reason-damaged",
    Reason.LOST: "reason-lost",
    Reason.CUSTOMS: "reason-customs",
    Reason.WEATHER: "reason-weather",
    Reason.PAYMENT: "reason-payment",
    Reason.OTHER: "reason-other",
}
CARRIER = {
    "nova_poshta": "carrier-nova-poshta",
    "ukrposhta": "carrier-ukrposhta",
    "meest": "carrier-meest",
    "russian_post": "carrier-russian-post",
}
KEY_FOUND = {"nova_poshta": "connect-key-nova-poshta"}  # where each carrier shows its key
TROUBLE = {
    Trouble.NOT_CONNECTED: "trouble-not-connected",
    Trouble.AMBIGUOUS: "trouble-ambiguous",
    Trouble.CHECK_DIGIT: "trouble-check-digit",
    Trouble.TOO_SHORT: "trouble-too-short",
    Trouble.TOO_LONG: "trouble-too-long",
}
