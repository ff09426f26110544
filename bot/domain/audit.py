"""What the staff does that leaves a line: who, what, when, what stood before and after."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

Words = Mapping[str, str | int | bool | Sequence[str] | None]


class Did(enum.StrEnum):
    """What was done; a line's `subject_id` is the id of what the word speaks of."""

    CONNECTED = "connected"  # an account
    KEY_RENEWED = "key_renewed"
    DISCONNECTED = "disconnected"
    MADE_USUAL = "made_usual"
    ORIGIN_KEPT = "origin_kept"  # of an account
    DIRECTORY_ASKED = "directory_asked"  # a reading
    SMALLER_TAKEN = "smaller_taken"
    SHIPMENT_PREPARED = "shipment_prepared"
    WAYBILL_ASKED = "waybill_asked"  # an attempt
    WAYBILL_CHANGED = "waybill_changed"
    WAYBILL_CANCELLED = "waybill_cancelled"
    QUESTION_ANSWERED = "question_answered"
    INVITED = "invited"  # an invitation
    INVITATION_REVOKED = "invitation_revoked"
    JOINED = "joined"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    REMOVED = "removed"
    BECAME_OWNER = "became_owner"
    LEFT = "left"  # erased themselves
    SITE_SET_UP = "site_set_up"  # a widget
    SITE_CHANGED = "site_changed"
    SITE_RETIRED = "site_retired"
    DRAFT_DISCARDED = "draft_discarded"  # a draft
    AGAIN_BEGUN = "again_begun"
    DEFAULT_CHANGED = "default_changed"
    TEMPLATE_KEPT = "template_kept"
    TEMPLATE_DROPPED = "template_dropped"
    BATCH_STARTED = "batch_started"  # a batch
    BATCH_CANCELLED = "batch_cancelled"
    PACKED = "packed"  # a shipment
    UNPACKED = "unpacked"
    LABEL_CHECKED = "label_checked"
    WEIGHT_PUT_RIGHT = "weight_put_right"
    WEIGHT_LEFT = "weight_left"
    CODE_TAUGHT = "code_taught"  # a code of goods
    PACKING_SET = "packing_set"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be noted: with what, to whom (our id), and the fields that it changed, without anybody's data."""

    did: Did
    subject_id: int | None = None
    person_id: int | None = None
    before: Words = field(default_factory=dict)
    after: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line, by Telegram's ids: None for who has been erased since, and for nobody."""

    at: datetime
    did: Did
    actor: int | None
    subject_id: int | None
    person: int | None
    before: Words
    after: Words
