"""A carrier's own registry of waybills (Nova Poshta's scan sheet): one origin, each waybill once."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


class ManifestAction(enum.StrEnum):
    """What is asked. LIST and READ change nothing; ADD without a manifest opens a new one."""

    LIST = "list"
    READ = "read"
    ADD = "add"
    REMOVE = "remove"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class ManifestRequest:
    """An action on a manifest; `manifest`, `waybills` and `sender` are the carrier's keys."""

    action: ManifestAction
    manifest: str | None = None
    waybills: tuple[str, ...] = ()
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as the carrier has it. LIST and ADD do not tell what else stands in it."""

    reference: str
    number: str
    made_at: datetime | None = None
    is_printed: bool = False
    waybills: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ManifestAnswer:
    """The manifest after the action (None: there is none now), and the carrier's words for each waybill it refused.

    The words may be empty: it left that one out and does not say why. `listed` answers LIST.
    """

    manifest: Manifest | None = None
    refused: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[Manifest, ...] = ()
