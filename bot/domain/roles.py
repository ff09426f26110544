"""Who may do what in the shop, and who may see what of a parcel."""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Role(enum.StrEnum):
    """What somebody is to the shop. A person may have several; everybody is a customer, and nobody loses that."""

    CUSTOMER = "customer"  # whoever writes: stored of nobody
    STOREKEEPER = "storekeeper"
    COURIER = "courier"
    MANAGER = "manager"
    OWNER = "owner"


# The roles that are given and taken, from the least to the most.
STAFF = (Role.STOREKEEPER, Role.COURIER, Role.MANAGER, Role.OWNER)


class Right(enum.StrEnum):
    """Something that not everybody may do, named by its subject. Services ask for rights, never for roles."""

    SEE_PARCELS = "see_parcels"  # the full view of the shop's own parcels
    MAKE_WAYBILLS = "make_waybills"  # prepare, create, cancel
    SET_HABITS = "set_habits"  # what the shop's waybills say where an order does not
    ANSWER_QUESTIONS = "answer_questions"
    CONNECT_CARRIERS = "connect_carriers"  # accounts, their keys, who sends and from where
    READ_DIRECTORIES = "read_directories"  # have the carriers' lists of branches read anew
    MANAGE_STAFF = "manage_staff"  # invite, give and take roles
    READ_AUDIT = "read_audit"  # who did what
    SET_UP_SITES = "set_up_sites"  # the map in a shop's checkout, and what is chosen there
    PACK_ORDERS = "pack_orders"
    SET_PACKING = "set_packing"  # when the courier comes, how far a weight may differ


# The one place that says who may do what.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CUSTOMER: frozenset(),
    Role.COURIER: frozenset({Right.SEE_PARCELS}),
    Role.STOREKEEPER: frozenset({Right.SEE_PARCELS, Right.MAKE_WAYBILLS, Right.PACK_ORDERS}),
    Role.MANAGER: frozenset(
        {
            Right.SEE_PARCELS,
            Right.MAKE_WAYBILLS,
            Right.SET_HABITS,
            Right.ANSWER_QUESTIONS,
            Right.PACK_ORDERS,
            Right.SET_PACKING,
        }
    ),
    Role.OWNER: frozenset(Right),
}


def may(roles: Iterable[Role], right: Right) -> bool:
    """Whether one of these roles has the right."""
    return any(right in RIGHTS[role] for role in roles)


def who_may(right: Right) -> tuple[Role, ...]:
    """The roles that have the right."""
    return tuple(role for role in STAFF if right in RIGHTS[role])


class View(enum.Enum):
    """How much of a parcel a person is shown (design, law 10)."""

    PUBLIC = "public"  # whoever has the number: status, progress, town, branch, dates
    FULL = "full"  # one's own shared phone is the sender's or the recipient's, or staff's look at a shop's parcel: sums
