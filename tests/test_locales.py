"""Every text exists in every language, with the same variables and all its plurals, and is used."""

from __future__ import annotations

import pytest

from tests.locales import faults

GOOD = {
    "uk": "card-title = Так { $number }\nlist-title = { $count ->\n [one] a\n [few] b\n [many] c\n *[other] d\n}\n",
    "en": "card-title = Yes { $number }\nlist-title = { $count ->\n [one] a\n *[other] d\n}\n",
}
SOURCE = 'speech.html("card-title", number=number)\nKEYS = {1: "list-title"}\n'


def written(folder, texts, source):
    for language, text in texts.items():
        (folder / "locales" / language).mkdir(parents=True)
        (folder / "locales" / language / "desk.ftl").write_text(text, encoding="utf-8")
    (folder / "bot").mkdir()
    (folder / "bot" / "card.py").write_text(source, encoding="utf-8")
    return faults(folder / "locales", folder / "bot")


def test_our_texts_have_no_faults():
    assert faults() == []


def test_good_texts_have_no_faults(tmp_path):
    assert written(tmp_path, GOOD, SOURCE) == []


@pytest.mark.parametrize(
    ("language", "before", "after", "fault"),
    [
        ("en", "card-title = Yes { $number }\n", "", "en: card-title is missing"),
        ("en", "{ $number }", "{ $code }", "card-title: variables differ"),
        ("uk", " [few] b\n", "", "uk: list-title has plurals"),
        ("en", " [one] a\n", " [one] a\n [few] b\n", "en: list-title has plurals"),
        ("en", "card-title =", "card title =", "en/desk.ftl: unreadable"),
        ("en", "list-title", "card-title = Yes { $number }\nlist-title", "en: card-title stands twice"),
    ],
)
def test_a_fault_in_a_language_is_told(tmp_path, language, before, after, fault):
    told = written(tmp_path, GOOD | {language: GOOD[language].replace(before, after, 1)}, SOURCE)
    assert any(line.startswith(fault) for line in told), told


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('"card-title"', '"card-tittle"', "bot/card.py:1: no text has the key card-tittle"),
        ('"card-title"', '"greeting"', "bot/card.py:1: no text has the key greeting"),
        ('"list-title"', '"list-tittle"', "bot/card.py:2: no text has the key list-tittle"),
        ('"list-title"', '"x-header"', "list-title is used nowhere"),
        ('"card-title"', 'f"card-{number}"', "bot/card.py:1: no text has the key (an f-string)"),
        ("number=number", "code=number", "bot/card.py:1: card-title is given ['code'], wants ['number']"),
    ],
)
def test_a_fault_in_the_source_is_told(tmp_path, before, after, fault):
    assert fault in written(tmp_path, GOOD, SOURCE.replace(before, after))


def test_a_text_that_another_text_quotes_is_used(tmp_path):
    quoting = {language: text + "list-end = { list-foot }\nlist-foot = .\n" for language, text in GOOD.items()}
    assert written(tmp_path, quoting, SOURCE + 'END = "list-end"\n') == []
