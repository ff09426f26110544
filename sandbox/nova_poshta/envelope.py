"""What surrounds every answer: eight keys, HTTP 200 (Nova Poshta API 2.0). Knows no method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sandbox.nova_poshta.refusals import REFUSALS, Refused

Entry = dict[str, Any]
Envelope = dict[str, Any]


def answered(
    entries: Sequence[Entry],
    warnings: Sequence[dict[str, str]] = (),
    *,
    noted: Sequence[str] = (),
    total: int | None = None,
) -> Envelope:
    """Wrap the entries.

    `warnings` stand as objects and without codes, as recorded of tracking; `noted` are rows of the table of refusals
    that only warn, with their codes. `total` is told of lists that come by pages.
    """
    rows = [REFUSALS[name] for name in noted]
    return _envelope(success=True) | {
        "data": list(entries),
        "warnings": [*warnings, *(row.text for row in rows)],
        "warningCodes": [row.code for row in rows],
        "info": [] if total is None else {"totalCount": total},
    }


def refused(why: Refused) -> Envelope:
    """Wrap a refusal of the whole call. Where an error has no code, the codes of the others stand in an object."""
    coded = {str(place): row.code for place, row in enumerate(why.refusals) if row.code}
    complete = len(coded) == len(why.refusals)
    return _envelope(success=False) | {
        "errors": [row.text for row in why.refusals],
        "errorCodes": list(coded.values()) if complete or not coded else coded,
        "warnings": list(why.warnings),
    }


def _envelope(*, success: bool) -> Envelope:
    return {
        "success": success,
        "data": [],
        "errors": [],
        "warnings": [],
        "info": [],
        "messageCodes": [],
        "errorCodes": [],
        "warningCodes": [],
        "infoCodes": [],
    }
