"""The shop's own people as an owner sees them, and the links by which they come."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.roles import Role

INVITATION_LASTS = timedelta(hours=48)


class InvitationState(enum.StrEnum):
    """Whether a link still opens the door."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link for one role. `invited_by` and `used_by` are Telegram's ids; None: nobody, or somebody erased since."""

    id: int
    role: Role
    invited_by: int | None
    expires_at: datetime
    used_by: int | None
    used_at: datetime | None
    revoked_at: datetime | None

    def state(self, now: datetime) -> InvitationState:
        """Say what has become of it; whoever invited and is gone has taken the link along."""
        if self.used_at is not None:
            return InvitationState.USED
        if self.revoked_at is not None or self.invited_by is None:
            return InvitationState.REVOKED
        return InvitationState.OPEN if now < self.expires_at else InvitationState.EXPIRED


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff. `id` is ours, None for an owner by the settings of whom nothing is kept yet."""

    id: int | None
    telegram_id: int
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody, the newest invitations, and what Telegram calls the people just now, by its ids."""

    members: Sequence[Member]
    invitations: Sequence[Invitation]
    names: Mapping[int, str]
