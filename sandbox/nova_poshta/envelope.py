"""What surrounds every answer: eight keys, HTTP 200 (Nova Poshta API 2.0). Knows no method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sandbox.nova_poshta.refusals import Refused

Entry = dict[str, Any]
Envelope = dict[str, Any]


def answered(entries: Sequence[Entry], warnings: Sequence[dict[str, str]] = ()) -> Envelope:
    """Wrap the entries. Warnings stand as objects and without codes, as recorded."""
    return _envelope(success=True) | {"data": list(entries), "warnings": list(warnings)}


def refused(why: Refused) -> Envelope:
    """Wrap a refusal of the whole call."""
    return _envelope(success=False) | {
        "errors": [why.refusal.text],
        "errorCodes": [why.refusal.code],
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
