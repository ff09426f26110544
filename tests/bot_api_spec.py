"""Judges requests of a bot by the machine-readable Bot API description in ../shared/samples, where that is there.

It shares nothing with the sandbox but the HTML parser, which it needs to count characters "after entities parsing".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram.html_parser import HtmlParser, units
from sandbox.telegram.refusals import Refused

API = Path(__file__).parents[1].parent / "shared" / "samples" / "telegram" / "api.json"
ABSENT = "no ../shared/samples"
needs_api = pytest.mark.skipif(not API.exists(), reason=ABSENT)

LENGTH = re.compile(r"\b(\d+)-(\d+) (characters|bytes)")
VALUE = re.compile(r"(?:Values between |delivery, )(\d+)-(\d+)")
COUNT = re.compile(r"(?:list of|must include) (\d+)-(\d+) |At most (\d+) [\w ]+ can be specified")
ALPHABETS = (
    ("Only characters A-Z, a-z, 0-9, _ and - are allowed", re.compile(r"[A-Za-z0-9_-]*")),
    ("Can contain only lowercase English letters, digits and underscores", re.compile(r"[a-z0-9_]*")),
)
ONE_OF = re.compile(r"(Exactly|At most) one of the fields other than ([\w, ]+?),? must be used")
MUST_BE = re.compile(r"must be (?:\"|\*)?(\w+)(?:\"|\*)?$")
WHOLE = re.compile(r"-?\d+")
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


@cache
def description() -> dict[str, Any]:
    """The whole description: `methods` and `types`."""
    return json.loads(API.read_text(encoding="utf-8"))


def check_request(method: str, params: dict[str, Any]) -> list[str]:
    """What is wrong with a request, as it came over the wire; nothing where the description is absent."""
    if not API.exists():
        return []
    by_name = {name.lower(): known for name, known in description()["methods"].items()}
    known = by_name.get(method.lower())
    if known is None:
        return [f"{method}: no such method"]
    faults = [f"{method}.{fault}" for fault in _fields(known.get("fields", []), params, from_form=True)]
    return faults + _parsed_lengths(method, params)


@dataclass
class SpecWatch:
    """An observer for TelegramServer.observers: collects what is wrong with the requests it sees."""

    faults: list[str] = field(default_factory=list)

    def __call__(self, method: str, params: dict[str, Any]) -> None:
        """See one request."""
        self.faults += check_request(method, params)


def _fields(fields: list[dict[str, Any]], given: dict[str, Any], *, from_form: bool) -> list[str]:
    by_name = {one["name"]: one for one in fields}
    faults = [f"{name}: unknown field" for name in given if name not in by_name]
    for name, one in by_name.items():
        if name not in given:
            faults += [f"{name}: missing"] if one["required"] else []
            continue
        value = given[name]
        faults += [f"{name}{fault}" for fault in _value(one["types"], value, from_form=from_form)]
        faults += [f"{name}: {fault}" for fault in _limits(one, value)]
    return faults


def _value(types: list[str], value: Any, *, from_form: bool) -> list[str]:
    """Faults of a value that may be of any of `types`: none where one fits, else those of the type that fits best."""
    tries = [_of_type(kind, value, from_form=from_form) for kind in types]
    return min(tries, key=len)


def _of_type(kind: str, value: Any, *, from_form: bool) -> list[str]:
    plain = {"String", "Integer", "Boolean", "Float", "InputFile"}
    if kind in plain:
        return [] if _plain(kind, value, from_form=from_form) else [f": {value!r} is no {kind}"]
    if from_form and isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return [f": no JSON where {kind} should be"]
    if kind.startswith("Array of "):
        return _array(kind.removeprefix("Array of "), value)
    return _object(kind, value)


def _plain(kind: str, value: Any, *, from_form: bool) -> bool:
    if kind == "InputFile":
        return isinstance(value, str) and value.startswith("attach://")
    if kind == "String":
        return isinstance(value, str)
    if isinstance(value, str) and from_form:
        if kind == "Boolean":
            return value.lower() in {"true", "false"}
        return (WHOLE if kind == "Integer" else NUMBER).fullmatch(value) is not None
    if kind == "Boolean" or isinstance(value, bool):
        return kind == "Boolean" and isinstance(value, bool)
    return isinstance(value, int if kind == "Integer" else (int, float))


def _array(kind: str, value: Any) -> list[str]:
    if not isinstance(value, list):
        return [f": {value!r} is no Array of {kind}"]
    return [f"[{index}]{fault}" for index, item in enumerate(value) for fault in _of_type(kind, item, from_form=False)]


def _object(kind: str, value: Any) -> list[str]:
    known = description()["types"].get(kind)
    if known is None:
        return [f": the description lacks the type {kind}"]
    if isinstance(value, str) and kind == "KeyboardButton":
        return []
    if not isinstance(value, dict):
        return [f": {value!r} is no {kind}"]
    if known.get("subtypes"):
        return min((_object(one, value) for one in known["subtypes"]), key=_distance)
    faults = [f".{fault}" for fault in _fields(known.get("fields", []), value, from_form=False)]
    return faults + _one_of(known, value)


def _distance(faults: list[str]) -> tuple[bool, int]:
    """How far a value is from a subtype: one of another "type" is farther than any other."""
    return any("must be" in fault for fault in faults), len(faults)


def _one_of(known: dict[str, Any], value: dict[str, Any]) -> list[str]:
    found = ONE_OF.search(" ".join(known.get("description", [])))
    if found is None:
        return []
    others = set(re.split(r",? and |, ", found[2]))
    used = sorted(set(value) - others)
    enough = len(used) == 1 if found[1] == "Exactly" else len(used) <= 1
    return [] if enough else [f": {found[1].lower()} one of the actions must be used, not {used}"]


def _limits(one: dict[str, Any], value: Any) -> list[str]:
    """Limits that stand in the field's prose."""
    prose, faults = one["description"], []
    fixed = MUST_BE.search(prose)
    if fixed and one["name"] in {"type", "source"} and value != fixed[1]:
        faults.append(f"must be {fixed[1]}")
    if isinstance(value, str) and (found := LENGTH.search(prose)) and "parsing" not in prose:
        size = len(value.encode()) if found[3] == "bytes" else units(value)
        faults += _between(size, found, found[3])
    if (found := VALUE.search(prose)) and WHOLE.fullmatch(str(value)):
        faults += _between(int(str(value)), found, "as the value")
    items = _list_in(value)
    if items is not None and (found := COUNT.search(prose)):
        least, most = (found[1], found[2]) if found[1] else (0, found[3])
        if not int(least) <= len(items) <= int(most):
            faults.append(f"{len(items)} items, {least}-{most} are allowed")
    for wording, alphabet in ALPHABETS:
        if wording in prose and not alphabet.fullmatch(str(value)):
            faults.append("characters that are not allowed")
    return faults


def _list_in(value: Any) -> list[Any] | None:
    """The list that a value is or holds as JSON; that it is none was said by its type already."""
    try:
        read = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return None
    return read if isinstance(read, list) else None


def _between(size: int, found: re.Match[str], of: str) -> list[str]:
    return [] if int(found[1]) <= size <= int(found[2]) else [f"{size} {of}, {found[1]}-{found[2]} are allowed"]


def _parsed_lengths(method: str, params: dict[str, Any]) -> list[str]:
    """Lengths "after entities parsing"."""
    return [fault for name in ("text", "caption") for fault in _parsed_length(method, params, name)]


def _parsed_length(method: str, params: dict[str, Any], name: str) -> list[str]:
    text = params.get(name)
    if not isinstance(text, str):
        return []
    known = next(one for known, one in description()["methods"].items() if known.lower() == method.lower())
    prose = next((one["description"] for one in known["fields"] if one["name"] == name), "")
    found = LENGTH.search(prose)
    if found is None or "parsing" not in prose:
        return []
    try:
        html = str(params.get("parse_mode", "")).lower() == "html"
        read = HtmlParser(text).parse()[0] if html else text
    except Refused as refused:
        return [f"{method}.{name}: {refused}"]
    return [f"{method}.{name}: {fault}" for fault in _between(units(read.strip()), found, "characters")]
