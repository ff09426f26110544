"""Texts: the language wished for, the fallback, escaping at the last step, and errors that are ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.money import Money
from bot.texts import Markup, TextError, Texts


@pytest.fixture
def written(tmp_path):
    """Two languages; English lacks a text."""
    for language, lines in {
        "uk": "name = Назва { $name }\nonly = Лише тут\ncount = { $n ->\n    [one] один\n   *[other] багато\n}\n",
        "en": "name = Name { $name }\n",
    }.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "desk.ftl").write_text(lines, encoding="utf-8")
    return Texts(tmp_path)


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("en",), "en"),
        (("en-GB",), "en"),
        (("EN",), "en"),
        ((None, "en"), "en"),
        (("de", "en"), "en"),
        (("en", "uk"), "en"),
        (("de",), "uk"),
        (("",), "uk"),
        ((None,), "uk"),
        ((), "uk"),
        (("x" * 1000,), "uk"),
    ],
)
def test_the_first_wished_language_that_there_is_speaks_and_ukrainian_for_any_other(written, wishes, language):
    assert written.speech(*wishes).language == language


def test_what_a_language_lacks_is_said_in_ukrainian(written):
    assert written.speech("en").plain("only") == "Лише тут"


def test_a_key_that_there_is_not_is_a_bug_of_ours(written):
    with pytest.raises(TextError, match="nothing"):
        written.speech("en").plain("nothing")


def test_a_missing_argument_is_a_bug_of_ours(written):
    with pytest.raises(TextError, match="name"):
        written.speech("en").plain("name")


def test_arguments_are_escaped_once_in_html_and_never_in_plain_text(written):
    speech = written.speech("en")
    assert speech.html("name", name="<b>&amp;</b>") == "Name &lt;b&gt;&amp;amp;&lt;/b&gt;"
    assert speech.plain("name", name="<b>") == "Name <b>"
    assert speech.html("name", name=Markup("<b>x</b>")) == "Name <b>x</b>"
    assert speech.html("name", name=speech.html("name", name="&")) == "Name Name &amp;"


def test_copied_numbers_hold_no_invisible_marks(written):
    assert written.speech("en").plain("name", name="2045") == "Name 2045"


def test_numbers_choose_their_form(written):
    assert written.speech("uk").plain("count", n=21) == "один"
    assert written.speech("uk").plain("count", n=5) == "багато"


def test_every_language_names_the_others():
    texts = Texts()
    assert [speech.language for speech in texts.all] == ["uk", "en", "ru"]
    for speech in texts.all:
        assert speech not in speech.others
        assert len(speech.others) == 2


@pytest.mark.parametrize(
    ("language", "day", "moment", "age", "money"),
    [
        ("uk", "28 листопада", "28 листопада, 01:05", "2 години тому", "1 332,50 ₴"),
        ("ru", "28 ноября", "28 ноября, 01:05", "2 часа назад", "1 332,50 ₴"),
        ("en", "November 28", "November 28, 01:05", "2 hours ago", "UAH1,332.50"),
    ],
)
def test_dates_ages_and_sums_are_written_as_their_readers_write_them(language, day, moment, age, money):
    speech = Texts().speech(language)
    instant = datetime(2026, 11, 27, 23, 5, tzinfo=UTC)
    assert speech.day(date(2026, 11, 28)) == day
    assert speech.moment(instant, ZoneInfo("Europe/Kyiv")) == moment
    assert speech.age(timedelta(hours=2)) == age
    assert speech.money(Money(133250, "UAH")).replace("\xa0", " ") == money
