"""A carrier's own registry of waybills (Nova Poshta's scan sheet): one origin, each waybill once."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


class ManifestAction(enum.StrEnum):
    """What is asked. READ changes nothing; ADD without a manifest opens a new one."""

    READ = "read"
    ADD = "add"
    REMOVE = "remove"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class ManifestRequest:
    """An action on the manifest with the carrier's key `manifest`; `waybills` are the carrier's keys too."""

    action: ManifestAction
    manifest: str | None = None
    waybills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as the carrier has it."""

    reference: str
    number: str
    made_at: datetime | None
    is_printed: bool
    waybills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ManifestAnswer:
    """The manifest after the action (None: there is none now), and the carrier's words for each waybill it refused."""

    manifest: Manifest | None
    refused: Mapping[str, str]
