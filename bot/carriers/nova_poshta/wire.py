"""Nova Poshta's envelope: what goes out, what comes back, and which of its error codes means what.

Source: Nova Poshta API 2.0 as seen in public recordings. `success: true` does not mean that the work was done, errors
come with HTTP 200, and lists become objects when their keys are not 0, 1, 2…
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from bot.carriers.base import Account, Busy, CarrierError, Denied, Problem, Rejected
from bot.carriers.nova_poshta.fields import Entry, entries, number
from bot.carriers.nova_poshta.refusals import explained
from bot.carriers.transport import Down, scrubbed
from bot.http import Answer, Unusable

CODE = "nova_poshta"

MALFORMED_NUMBER = "20001401442"
_BLANK = 1024  # a page may begin with empty lines

_DENIED: Mapping[str, str] = {
    "20000101582": "account-key-unknown",  # User is undefined
    "20000102694": "account-key-expired",
    "20000200068": "account-key-unknown",  # API auth fail
    "20000200069": "account-key-missing",
    "20000201204": "account-key-expired",
    "20000300394": "account-key-no-access",
    "20000401355": "account-key-unknown",
    "20000401358": "account-key-unknown",
    "20000401360": "account-key-unknown",
    "20000401361": "account-key-unknown",
    "20000401362": "account-key-inactive",
    "20000402692": "account-key-expired",
}
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
# The same refusals also come as text alone, with no code beside it.
_CODE_OF_TEXT = {
    "api auth fail": "20000200068",
    "api key incorrect": "20000401360",
    "api key expired": "20000201204",
    "apikey expired": "20000102694",
    "apikey is empty": "20000200069",
    "user is undefined": "20000101582",
    "to many requests": "20000401501",
    "service unavailable": "20000100016",
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """An answer that is no error: its entries, the warnings that came with them, how many entries there are in all."""

    entries: tuple[Entry, ...]
    warnings: tuple[Problem, ...] = ()
    total: int | None = None


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
    envelope, problems = _opened(answer)
    if problems or envelope is None:
        raise refusal(problems)
    return envelope


def read_written(answer: Answer) -> Envelope:
    """Open the answer to a write. Errors beside a result leave open whether it was carried out: Unusable."""
    envelope, problems = _opened(answer)
    if problems and envelope is not None and envelope.entries:
        raise Unusable("errors beside a result")
    if problems or envelope is None:
        raise refusal(problems)
    return envelope


def _opened(answer: Answer) -> tuple[Envelope | None, tuple[Problem, ...]]:
    if answer.status in {401, 403}:
        raise Denied(CODE, f"status {answer.status}", "account-key-unknown")
    if answer.status == 429:  # noqa: PLR2004 - Too Many Requests
        raise Busy(CODE, "status 429", answer.retry_after)
    body = _object(answer.body)
    problems = pairs(body.get("errors"), body.get("errorCodes"))
    if not _is_true(body.get("success")):
        return None, problems
    return Envelope(entries(body.get("data")), _warnings(body), _total(body.get("info"))), problems


def _warnings(body: Mapping[str, Any]) -> tuple[Problem, ...]:
    return pairs(body.get("warnings"), body.get("warningCodes"))


def _total(info: object) -> int | None:
    """Read info.totalCount; info is a list when there is nothing to say."""
    told = number(info, "totalCount") if isinstance(info, dict) else None
    return int(told) if told is not None else None


def refusal(problems: Sequence[Problem]) -> Exception:
    """Sort errors into what the desk does about them: the worst one decides."""
    codes = [problem.code or _CODE_OF_TEXT.get(problem.text.lower(), "") for problem in problems]
    for code in codes:
        if code in _DENIED:
            return Denied(CODE, f"error {code}", _DENIED[code])
    for code in codes:
        if code in _BUSY:
            return Busy(CODE, f"error {code}", _BUSY[code])
    for code in codes:
        if code in _DOWN:
            return Down(f"error {code}")
    return _rejected(problems)


def _rejected(problems: Sequence[Problem]) -> CarrierError | Unusable:
    return Rejected(CODE, [explained(one) for one in problems]) if problems else Unusable("refused without a word")


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
    if body[:_BLANK].lstrip()[:1] == b"<":
        raise Down("a page instead of an answer", scrubbed(body))
    told = _parsed(body)
    if isinstance(told, list) and len(told) == 1:
        told = told[0]
    if not isinstance(told, dict) or "success" not in told:
        raise Unusable("no envelope", scrubbed(body))
    return told


def _parsed(body: bytes) -> Any:
    """Parse twice as fast as the standard library does, which stands by for what it alone reads (a lone surrogate)."""
    try:
        return from_json(body, cache_strings="keys")
    except ValueError:
        pass
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Unusable("not JSON", scrubbed(body)) from None


def _is_true(success: object) -> bool:
    return success in (True, 1, "1", "true")
