"""`python -m bot read utterances FILE`: what each message of a file means, one JSON line each. Wants no settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from bot.reading.utterance import Utterance, read_utterance


def read_utterances(file: str, out: TextIO, err: TextIO) -> int:
    """Read lines {"id", "text", …} and print {"id", "result"} for each; the process's exit code."""
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        err.write(f"{file} cannot be read: {error}\n")
        return 1
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        answer = _answer(line)
        if answer is None:
            err.write(f'{file}:{number}: not a JSON object with an "id" and a "text"\n')
            return 1
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def _answer(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
        return None
    return {"id": record["id"], "result": _result(read_utterance(record["text"]))}


def _result(found: Utterance) -> dict[str, Any]:
    return {
        "intent": found.intent.value,
        "numbers": list(found.numbers),
        "city": found.city,
        "branch_number": found.branch_number,
    }
