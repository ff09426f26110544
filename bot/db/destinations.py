"""Where a shipment goes, taken apart: what is anybody's stays with the shipment, somebody's door is personal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.domain.place import Address, BranchKind, BranchPoint, Destination, NamedAddress, NamedBranch, Town

_FORMS: dict[str, type[Destination]] = {
    "branch_point": BranchPoint,
    "address": Address,
    "named_branch": NamedBranch,
    "named_address": NamedAddress,
}
_PERSONAL = frozenset({"street", "house", "flat", "note"})
_READ: dict[str, Any] = {"kind": BranchKind, "town": lambda told: Town(**told)}
_FORM = "form"


def split(place: Destination) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what is public of it and what is personal."""
    form = next(name for name, one in _FORMS.items() if type(place) is one)
    told = asdict(place)
    personal = {name: told.pop(name) for name in _PERSONAL & told.keys()}
    return {_FORM: form, **told}, personal


def join(public: Mapping[str, Any], personal: Mapping[str, Any]) -> Destination:
    """Put both together again."""
    told = {**public, **personal}
    form = _FORMS[told.pop(_FORM)]
    return form(**{name: _READ.get(name, _as_it_is)(value) for name, value in told.items()})


def is_door(public: Mapping[str, Any]) -> bool:
    """Whether somebody's door belongs to it."""
    return _FORMS[public[_FORM]] in (Address, NamedAddress)


def _as_it_is(value: Any) -> Any:
    return value
