"""Every row of the table of refusals is provoked over HTTP and answers exactly in the table's words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.telegram import REFUSALS
from sandbox.telegram.refusals import PARAMETERS
from tests.sandbox.telegram import (
    provocations_of_files,
    provocations_of_groups,
    refused_calls,
    refused_inline,
    refused_media,
)
from tests.sandbox.telegram.conftest import Stage
from tests.sandbox.telegram.provocations import SPECIAL
from tests.sandbox.telegram.refused_calls import OLYA

CALLS = refused_calls.CALLS | refused_media.CALLS | refused_inline.CALLS
assert provocations_of_files, provocations_of_groups  # they have put theirs into SPECIAL


def _filled(value: Any, stage: Stage) -> Any:
    """The parameters with Оля's id, and a message of the bot, where the table names them."""
    if value == OLYA:
        return stage.olya.id
    if isinstance(value, dict):
        return {name: _filled(item, stage) for name, item in value.items()}
    return value


@pytest.mark.parametrize("key", CALLS)
async def test_a_wrong_call_is_refused_in_the_tables_words(stage, key):
    for method, params, details in CALLS[key]:
        answer = await stage.raw(method, **_filled(params, stage))
        _assert_refused(answer, key, details)


@pytest.mark.parametrize("key", SPECIAL)
async def test_a_call_at_a_wrong_moment_is_refused_in_the_tables_words(stage, key):
    answer, details = await SPECIAL[key](stage)
    _assert_refused(answer, key, details)


def _assert_refused(answer: httpx.Response, key: str, details: dict[str, Any]) -> None:
    row = REFUSALS[key]
    body = answer.json()
    assert (answer.status_code, body["error_code"], body["ok"]) == (row.code, row.code, False)
    assert body["description"] == row.text.format(**details)
    beside = {name: details[name] for name in PARAMETERS if name in details}
    assert body.get("parameters") == (beside or None)
    assert "result" not in body


def test_no_row_of_the_table_is_unprovoked():
    assert set(CALLS) | set(SPECIAL) == set(REFUSALS)
    assert not set(CALLS) & set(SPECIAL)


def test_every_row_has_a_source_and_every_refusal_in_the_code_has_a_row():
    assert all(row.when and row.source for row in REFUSALS.values())
    code = "".join(path.read_text(encoding="utf-8") for path in Path("sandbox/telegram").glob("*.py"))
    named = set(re.findall(r'Refused\(\s*"(\w+)"', code))
    assert named <= set(REFUSALS)


async def test_an_error_of_the_stage_is_json_with_a_reason(stage):
    answer = await stage.client.post("/stage/chats/1/say", json={"text": "?"})
    assert answer.status_code == 404
    assert json.loads(answer.text) == {"error": "there is no person 1"}
