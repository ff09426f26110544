"""The number of a branch or locker: of two the new one; weights, dates, sums, phones and orders are none."""

from __future__ import annotations

import pytest

from bot.reading.numerals import numeral_at
from bot.reading.spelling import fold
from bot.reading.utterance import read_utterance


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("відділення №5 адреса", "5"),
        ("де 15 відділення", "15"),
        ("12-е отделение где", "12"),
        ("відд. 22 Київ", "22"),
        ("нп 7 до скількох працює", "7"),
        ("нп 3 (до 30 кг)", "3"),
        ("поштомат 23110 де стоїть", "23110"),
        ("третє відділення де", "3"),
        ("двадцять п'яте відділення адреса", "25"),
        ("отделение номер сорок два", "42"),
        ("branch number twelve", "12"),
        ("oddział 14 gdzie jest", "14"),
        ("sucursal 9 horario", "9"),
        ("змініть відділення, не 5 а 8", "8"),
        ("відділення не 5, а 8", "8"),
        ("перепутала отделение: нужно 12 а не 21", "12"),
        ("поміняйте відділення з 3 на 17", "17"),
        ("вказала 45 відділення, а потрібно 54", "54"),
        ("інше відділення, 27 замість 72", "27"),
        ("wrong branch, should be 5 not 3", "5"),
        ("viddilennya 8 de", "8"),
    ],
)
def test_the_number_of_a_branch_is_told(text, number):
    assert read_utterance(text).branch_number == number


@pytest.mark.parametrize(
    "text",
    [
        "відділення до 30 кг де",
        "відділення на 1000 кг",
        "посилка у відділенні 5 днів",
        "забрати з відділення до 18.11",
        "відділення працює до 20:00?",
        "замовлення 45 вже у відділенні?",
        "мій номер 067 000 00 01, відділення поруч",
        "на відділенні просять 640 грн",
        "коробка 30х20х10 у відділення",
        "скільки відділень у місті",
        "друге питання про доставку",
        "другое отделение можно",
        "вул. Садова 15 яке відділення",
        "20450000000123 у відділенні?",
        "розмір 38 не підійшов",
    ],
)
def test_other_numbers_are_no_branch(text):
    assert read_utterance(text).branch_number is None


@pytest.mark.parametrize(
    ("words", "value", "size"),
    [
        ("сто двадцять", 120, 2),
        ("сорок второе", 42, 2),
        ("twenty five", 25, 2),
        ("одинадцять", 11, 1),
        ("двадцять тридцять", 20, 1),
        ("п'ять двадцять", 5, 1),
    ],
)
def test_a_number_in_words_is_read_as_far_as_it_goes(words, value, size):
    found = numeral_at([fold(word) for word in words.split()], "uk")
    assert (found.value, found.size) == (value, size)
