"""What the demo's user sees of the bot's log."""

import json

import pytest

from sandbox.bot_log import passed_on


@pytest.mark.parametrize("level", ["debug", "info"])
def test_the_ordinary_stays_in_the_file(level):
    assert passed_on(json.dumps({"level": level, "event": "update answered"})) is None


@pytest.mark.parametrize("line", ["", "   ", "2026-11-25 15:00:00 [info     ] polling", "INFO:bot:polling"])
def test_ordinary_text_stays_in_the_file(line):
    assert passed_on(line) is None


def test_a_warning_is_one_readable_line():
    line = json.dumps({"level": "warning", "event": "carrier is slow", "timestamp": "t", "carrier": "nova_poshta"})
    assert passed_on(line) == "  bot: warning: carrier is slow (carrier=nova_poshta)"


def test_an_error_keeps_its_traceback():
    line = json.dumps({"level": "error", "event": "job failed", "exception": "Traceback: here"})
    assert passed_on(line) == "  bot: error: job failed\nTraceback: here"


@pytest.mark.parametrize("line", ["Traceback (most recent call last):", "BOT_TOKEN is missing", '["a list"]'])
def test_what_is_no_log_entry_is_shown_as_it_stands(line):
    assert passed_on(line) == f"  bot: {line}"


def test_an_information_whose_text_is_long_does_not_hide_an_error_that_mentions_it():
    line = "ValueError: " + "x" * 80 + " info"
    assert passed_on(line) == f"  bot: {line}"
