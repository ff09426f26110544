"""Nothing personal and no secret reaches a log, whoever writes the line."""

from __future__ import annotations

import enum
import io
import json
import logging
import sys
import warnings
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import structlog
from pydantic import SecretStr

from bot import logs
from bot.domain.party import Phone
from bot.domain.tracking import Status

PHONE = "380990000001"
TOKEN = "123456789" + ":" + "AAsentinel_-" * 3
KEY = "0123456789abcdef" * 2
NAME = "Олена Петренко"
STREET = "вул. Садова 7"
SENTINELS = (PHONE, "0990000001", TOKEN, KEY, NAME, STREET, "Олена", "Садова", "olena@example.com")


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(params=[io.StringIO, Screen], ids=["file", "terminal"])
def out(request):
    before = logging.root.handlers[:], logging.root.level
    stream = request.param()
    logs.configure("INFO", stream)
    yield stream
    logging.captureWarnings(capture=False)
    logging.root.handlers[:], level = before
    logging.root.setLevel(level)
    structlog.reset_defaults()


def test_no_sentinel_passes_as_a_value(out):
    log = logs.get_logger("bot.test")
    for sentinel in SENTINELS:
        log.info("seen", text=sentinel, many=[sentinel], nested={"x": sentinel}, odd=object())
        log.info("seen", raw=sentinel.encode())
    log.info("seen", phone=Phone(PHONE), secret=SecretStr(TOKEN), number=int(PHONE))
    assert_clean(out)
    assert out.getvalue().count("seen") == 2 * len(SENTINELS) + 1


def test_no_sentinel_passes_in_the_words_of_an_event(out):
    for sentinel in SENTINELS:
        logs.get_logger("bot.test").info(f"person {sentinel} wrote")
        logging.getLogger("library").warning("got %s and %r", sentinel, sentinel, extra={"sentinel": sentinel})
    assert_clean(out)


def test_no_sentinel_passes_in_a_traceback(out):
    for sentinel in SENTINELS:
        try:
            raise_with(sentinel)
        except RuntimeError:
            logs.get_logger("bot.test").exception("failed")
            logging.getLogger("library").exception("failed")
    assert_clean(out)
    assert "raise_with" in out.getvalue()
    assert "RuntimeError" in out.getvalue()


def raise_with(sentinel):
    try:
        int(sentinel, base=2)
    except ValueError as error:
        raise RuntimeError(f"because of {sentinel}") from error


@pytest.mark.parametrize(
    "text",
    [
        "+38 (099) 000-00-01",
        "8 099 000 00 01",
        "099-000-00-01",
        "+48 600 100 200",
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"/{KEY}/",
        "a1b2c3d4-0000-4000-8000-a1b2c3d4e5f6",
        "postgresql://desk:hunter2@db/desk",
    ],
)
def test_personal_data_and_secrets_are_blotted_out_in_any_spelling(text):
    blotted = logs.scrubbed(f"before {text} after")
    assert blotted.startswith("before ")
    assert blotted.endswith(" after")
    for secret in ("00-01", "00 01", "600", TOKEN[10:], KEY, "a1b2", "hunter2"):
        assert secret not in blotted


@pytest.mark.parametrize("text", ["20450000000001", "update 123456789 took 0.5 s", "bot.carriers.nova_poshta.wire:120"])
def test_what_is_neither_stays(text):
    assert logs.scrubbed(text) == text


class Number(enum.IntEnum):
    TWO = 2


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (0.5, 0.5),
        (Status.DELIVERED, "delivered"),
        (Number.TWO, 2),
        ("nova_poshta", "nova_poshta"),
        ("20450000000001", "20450000000001"),
        (("a", 1), ["a", 1]),
        (datetime(2026, 11, 25, tzinfo=UTC), "2026-11-25 00:00:00+00:00"),
        (date(2026, 11, 25), "2026-11-25"),
        (timedelta(seconds=3), "0:00:03"),
        (UUID(int=0), "00000000-0000-0000-0000-000000000000"),
        ("two words", "<str>"),
        ("", "<str>"),
        ("x" * 65, "<str>"),
        (b"bytes", "<bytes>"),
        ({"a": 1}, "<dict>"),
    ],
)
def test_a_value_is_shown_by_its_type(value, shown):
    assert logs.shown(value) == shown


def test_a_file_gets_one_line_of_json_an_event():
    stream = io.StringIO()
    logs.configure("INFO", stream)
    with logs.context(update_id=7, carrier="nova_poshta"):
        logs.get_logger("bot.test").info("asked", took=0.5)
        logging.getLogger("bot.other").warning("slow", extra={"count": 3})
    logs.get_logger("bot.test").info("after")
    first, second, third = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first.pop("timestamp").endswith("Z")
    assert first == {
        "event": "asked",
        "level": "info",
        "logger": "bot.test",
        "update_id": 7,
        "carrier": "nova_poshta",
        "took": 0.5,
    }
    assert (second["event"], second["count"], second["update_id"]) == ("slow", 3, 7)
    assert "update_id" not in third


def test_below_the_level_nothing_is_written(out):
    logs.get_logger("bot.test").debug("hidden")
    logging.getLogger("bot.test").debug("hidden")
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    "name", ["httpx", "aiohttp.access", "aiogram.event", "apscheduler.scheduler", "sqlalchemy.engine"]
)
def test_libraries_speak_from_warning_on(out, name):
    logging.getLogger(name).info("hidden")
    assert out.getvalue() == ""
    logging.getLogger(name).warning("shown")
    assert "shown" in out.getvalue()


def test_a_line_that_cannot_be_written_tells_its_place_and_not_its_arguments(out, capsys):
    (ours,) = [handler for handler in logging.root.handlers if isinstance(handler, logs._Handler)]
    ours.handle(logging.LogRecord("library", logging.WARNING, "library.py", 7, "%d", (PHONE,), None))
    assert "library.py:7" in out.getvalue()
    assert_clean(out)
    assert PHONE not in capsys.readouterr().err


def test_warnings_go_the_same_way(out):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"about {PHONE}", UserWarning, stacklevel=1)
    assert "UserWarning" in out.getvalue()
    assert_clean(out)


def test_the_default_is_stderr(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.configure("INFO")
    logs.get_logger("bot.test").info("here")
    assert "here" in stream.getvalue()


def assert_clean(out):
    text = out.getvalue()
    for sentinel in SENTINELS:
        assert sentinel not in text
        assert json.dumps(sentinel)[1:-1] not in text
