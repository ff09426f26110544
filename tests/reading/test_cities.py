"""The town meant, in the nominative and the message's language; streets, districts, countries and people are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.reading.morphology import _analyzer
from bot.reading.utterance import read_utterance


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("де найближча пошта у Львові", "Львів"),
        ("скільки до Києва", "Київ"),
        ("перекиньте в Чернівці", "Чернівці"),
        ("відділення в Чернівцях", "Чернівці"),
        ("поштомат у Кривому Розі", "Кривий Ріг"),
        ("доставка до Кривого Рогу", "Кривий Ріг"),
        ("пошта в Білій Церкві є?", "Біла Церква"),
        ("доставка в івано-франківськ", "Івано-Франківськ"),
        ("доставка в Івано Франківськ", "Івано-Франківськ"),
        ("доставка в Ів.-Франківськ", "Івано-Франківськ"),
        ("до Хмельницького скільки коштує доставка", "Хмельницький"),
        ("у Кропивницькому є відділення?", "Кропивницький"),
        ("до Кам'янця-Подільського скільки", "Кам'янець-Подільський"),
        ("у Стрию де пошта", "Стрий"),
        ("доставка у Рівне", "Рівне"),
        ("є пошта в Рівному?", "Рівне"),
        ("відділення в Сумах", "Суми"),
        ("в харькові де пошта", "Харків"),
        ("в Запорижжі де пошта", "Запоріжжя"),
        ("доставка ПОЛТАВА скільки", "Полтава"),
        ("скільки доставка в село Вербівку", "Вербівка"),
        ("сколько до Одессы", "Одесса"),
        ("в Днепре где почта", "Днепр"),
        ("перешлите в Белую Церковь", "Белая Церковь"),
        ("почта в Кривом Роге", "Кривой Рог"),
        ("сколько доставка в Ровно", "Ровно"),
        ("отделение в Черновцах", "Черновцы"),
        ("branch in Odesa", "Odesa"),
        ("office in Kiev", "Kiev"),
        ("lockers in Bila Tserkva", "Bila Tserkva"),
        ("oddział w Kijowie", "Kijów"),
        ("wysyłka do Lwowa ile kosztuje", "Lwów"),
        ("paczkomat w Odessie gdzie jest", "Odessa"),
        ("¿cuánto cuesta el envío a Járkov?", "Járkov"),
        ("de viddilennya v Odesi", "Odesa"),
        ("skilky do Lvova", "Lviv"),
        ("viddilennya Lutsk", "Lutsk"),
    ],
)
def test_a_town_is_told_in_the_nominative(text, city):
    assert read_utterance(text).city == city


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("доставка з Києва в Чернівці", "Чернівці"),
        ("из Одессы до Николаева сколько", "Николаев"),
        ("не в Київ, а в Одесу", "Одеса"),
        ("не Киев а Полтава", "Полтава"),
        ("not Kyiv but Odesa", "Odesa"),
        ("Lviv instead of Kyiv", "Lviv"),
        ("замість Вінниці перешліть у Жмеринку", "Жмеринка"),
        ("я зараз у Львові, а посилка їде в Київ, перешліть", "Львів"),
        ("посилка пішла в Київ, а я у Львові", "Львів"),
    ],
)
def test_of_two_towns_the_one_meant_is_told(text, city):
    assert read_utterance(text).city == city


@pytest.mark.parametrize(
    "text",
    [
        "яка сума до сплати",
        "до суми 500 грн безкоштовно?",
        "пошта на вулиці Полтавській",
        "вул. Хмельницького 5 де відділення",
        "метро Дарниця де пошта",
        "є поштомат на Салтівці",
        "пошта на Троєщині працює?",
        "доставка в Україну скільки",
        "доставка в Польшу",
        "отримувач Полтавець Роман",
        "посилка на Романа Києвця",
        "а українською можна",
        "в мене питання",
        "is there a real human",
        "мене нема в місті",
        "Київська область скільки доставка",
    ],
)
def test_what_is_no_town_is_not_told_as_one(text):
    assert read_utterance(text).city is None


@pytest.mark.parametrize(
    ("language", "frame", "cases"),
    [
        ("uk", "скільки коштує доставка {} {}, чекаємо", {"loct": "у", "gent": "до", "accs": "в"}),
        ("ru", "сколько стоит доставка {} {}, ждем ещё", {"loct": "в", "gent": "до", "accs": "в"}),
    ],
)
def test_known_towns_are_told_from_the_forms_that_the_dictionary_makes(language, frame, cases):
    told = [
        read_utterance(frame.format(cases[case], form)).city == name
        for name in _names(language)
        for case, form in _forms(name, language, cases)
    ]
    assert len(told) > 300
    assert sum(told) / len(told) >= 0.97


def _names(language: str) -> list[str]:
    lines = Path("bot/reading/cities.tsv").read_text("utf-8").splitlines()
    towns = [line.split("\t") for line in lines if not line.startswith("#")][:200]
    return [name for town in towns if (name := town[language == "ru"]).isalpha()]


def _forms(name: str, language: str, cases: dict[str, str]) -> Iterator[tuple[str, str]]:
    for parse in _analyzer(language).parse(name.lower()):
        person = any(mark in parse.tag for mark in ("Surn", "Name", "anim"))
        if parse.is_known and "NOUN" in parse.tag and parse.normal_form == name.lower() and not person:
            yield from ((case, parse.inflect({case}).word.capitalize()) for case in cases)
            return
