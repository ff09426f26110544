"""Nova Poshta's envelope: what goes out, what comes back, and which of its error codes means what.

Source: Nova Poshta API 2.0 as seen in public recordings. `success: true` does not mean that the work was done, errors
come with HTTP 200, and lists become objects when their keys are not 0, 1, 2…
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.carriers.base import Account, Busy, CarrierError, Denied, Problem, Rejected
from bot.carriers.transport import Down, scrubbed
from bot.http import Answer, Unusable

CODE = "nova_poshta"

MALFORMED_NUMBER = "20001401442"

_DENIED = frozenset(
    {
        "20000101582",  # User is undefined
        "20000102694",  # ApiKey expired
        "20000200068",  # API auth fail
        "20000200069",  # apiKey is empty
        "20000201204",  # API key expired
        "20000300394",  # access denied
        "20000401355",
        "20000401358",  # does not exist
        "20000401360",  # invalid
        "20000401361",  # not found
        "20000401362",  # inactive
        "20000402692",  # token expired
    },
)
_BUSY: Mapping[str, float | None] = {
    "20000101696": None,  # attempts limit
    "20000303747": 30.0,  # Please wait: 10 to 30 s
    "20000401501": None,  # To many requests
    "20000501331": 3600.0,  # the daily limit
}
_DOWN = frozenset(
    {
        "20000100008",  # unknown, try later
        "20000100016",  # Service Unavailable
        "20000201051",
        "20000203636",
        "20000301005",
        "20000301229",
        "20001400980",
    },
)
_CODE_OF_TEXT = {"api auth fail": "20000200068", "to many requests": "20000401501"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """An answer that is no error: its entries, and the warnings that came with them."""

    entries: tuple[Mapping[str, Any], ...]
    warnings: tuple[Problem, ...]


def request(account: Account, model: str, method: str, properties: Mapping[str, Any]) -> bytes:
    """Make the body of a call. The key stands in it and nowhere else."""
    call = {
        "apiKey": account.key.get_secret_value(),
        "modelName": model,
        "calledMethod": method,
        "methodProperties": properties,
    }
    return json.dumps(call, ensure_ascii=False).encode()


def read(answer: Answer) -> Envelope:
    """Open an answer. Unusable or Down where it is none of Nova Poshta's, CarrierError for what it refuses."""
    if answer.status in {401, 403}:
        raise Denied(CODE, f"status {answer.status}")
    if answer.status == 429:  # noqa: PLR2004 - Too Many Requests
        raise Busy(CODE, "status 429", answer.retry_after)
    body = _object(answer.body)
    problems = pairs(body.get("errors"), body.get("errorCodes"))
    if problems or not _is_true(body.get("success")):
        raise refusal(problems)
    return Envelope(_entries(body.get("data")), pairs(body.get("warnings"), body.get("warningCodes")))


def refusal(problems: Sequence[Problem]) -> Exception:
    """Sort errors into what the desk does about them: the worst one decides."""
    codes = [problem.code or _CODE_OF_TEXT.get(problem.text.lower(), "") for problem in problems]
    for code in codes:
        if code in _DENIED:
            return Denied(CODE, f"error {code}")
    for code in codes:
        if code in _BUSY:
            return Busy(CODE, f"error {code}", _BUSY[code])
    for code in codes:
        if code in _DOWN:
            return Down(f"error {code}")
    return _rejected(problems)


def _rejected(problems: Sequence[Problem]) -> CarrierError | Unusable:
    return Rejected(CODE, problems) if problems else Unusable("refused without a word")


def pairs(texts: object, codes: object) -> tuple[Problem, ...]:
    """Flatten errors or warnings and their codes, each a list or an object, to (code, text, field).

    They are matched by key or place; where the two lists differ in length a place means nothing and each stands alone.
    """
    said, numbered = _keyed(texts), _keyed(codes)
    if isinstance(texts, list) and isinstance(codes, list) and len(said) != len(numbered):
        numbered = {f"code {key}": code for key, code in numbered.items()}
    return tuple(_problem(numbered.get(key, ""), said.get(key, ""), key) for key in {**said, **numbered})


def _problem(code: str, text: str, key: str) -> Problem:
    named = key.removeprefix("code ")
    return Problem(code, text, "" if named.isdigit() else named)


def _keyed(told: object) -> dict[str, str]:
    """By key: an object's own keys, a list's places; objects in a list (`[{"ID_1": "…"}]`) bring their own keys."""
    if isinstance(told, Mapping):
        return {str(key): _said(value) for key, value in told.items()}
    if not isinstance(told, list):
        return {"0": _said(told)} if told else {}
    found: dict[str, str] = {}
    for place, one in enumerate(told):
        found.update(_keyed(one) if isinstance(one, Mapping) else {str(place): _said(one)})
    return found


def _said(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _object(body: bytes) -> Mapping[str, Any]:
    if body.lstrip()[:1] == b"<":
        raise Down("a page instead of an answer", scrubbed(body))
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise Unusable("not JSON", scrubbed(body)) from None
    if isinstance(told, list) and len(told) == 1:
        told = told[0]
    if not isinstance(told, dict) or "success" not in told:
        raise Unusable("no envelope", scrubbed(body))
    return told


def _entries(data: object) -> tuple[Mapping[str, Any], ...]:
    listed = data if isinstance(data, list) else [data]
    return tuple(entry for entry in listed if isinstance(entry, dict))


def _is_true(success: object) -> bool:
    return success in (True, 1, "1", "true")
