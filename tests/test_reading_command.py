"""`python -m bot read utterances FILE` answers line by line, without any settings, and says where a file is wrong."""

from __future__ import annotations

import io
import json

import pytest

from bot.__main__ import main
from bot.reading_command import read_file


def test_each_message_is_answered_by_its_id(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    file = tmp_path / "messages.jsonl"
    texts = {"a": "де 5 відділення у Львові", "b": "{}"}
    file.write_text(
        "\ufeff" + "\n\n".join(json.dumps({"id": key, "text": text}) for key, text in texts.items()), "utf-8"
    )
    assert main(["read", "utterances", str(file)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    expected = {"intent": "find_branch", "numbers": [], "city": "Львів", "branch_number": "5"}
    assert first == {"id": "a", "result": expected}
    assert second["id"] == "b"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 5}', "5"])
def test_a_bad_line_is_named(line, tmp_path):
    file, out, err = tmp_path / "messages.jsonl", io.StringIO(), io.StringIO()
    file.write_text('{"id": 1, "text": "привіт"}\n' + line, "utf-8")
    assert read_file("utterances", str(file), out, err) == 1
    assert f"{file}:2:" in err.getvalue()


def test_a_missing_file_is_named(tmp_path):
    err = io.StringIO()
    assert read_file("utterances", str(tmp_path / "none"), io.StringIO(), err) == 1
    assert "none cannot be read" in err.getvalue()
