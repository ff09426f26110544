"""Tracking numbers are found however people write them, and nothing else is taken for one."""

from __future__ import annotations

import itertools
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digits import LONGEST_TEXT
from bot.domain.numbers import Doubt, FoundNumber, find_numbers, mod10_check_is_right, recognise, s10_check_is_right

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "utterances_dev.jsonl"


def taken(text: str) -> list[str]:
    return [number.value for number in find_numbers(text) if number.doubt is Doubt.NONE]


@pytest.mark.parametrize(
    ("text", "value", "carriers"),
    [
        ("20450000000001", "20450000000001", ("nova_poshta",)),
        ("ТТН: 20 4500 0000 0001, дякую", "20450000000001", ("nova_poshta",)),
        ("№20-4500-0000-0001", "20450000000001", ("nova_poshta",)),
        ("20 4500–0000 – 0001", "20450000000001", ("nova_poshta",)),
        ("2045\u00a00000\u20090000\u202f01", "20450000000001", ("nova_poshta",)),
        ("2045\u200b0000\u2060000001", "20450000000001", ("nova_poshta",)),
        ("２０４５００００００００１２", "20450000000012", ("nova_poshta",)),
        ("20 45 07 12 99 84 31", "20450712998431", ("nova_poshta",)),
        ("59 0011 4472 8306", "59001144728306", ("nova_poshta",)),
        ("відд 5 59 0011 4472 8306", "59001144728306", ("nova_poshta",)),
        ("10001234567891", "10001234567891", ("nova_poshta",)),
        ("деТТН20450000000001їде", "20450000000001", ("nova_poshta",)),
        ("(20450000000001)", "20450000000001", ("nova_poshta",)),
        ("1.20450000000001", "20450000000001", ("nova_poshta",)),
        ("https://novaposhta.ua/tracking/?cargo_number=20450000000001&lang=uk", "20450000000001", ("nova_poshta",)),
        ("https://novaposhta.ua/tracking/20450000000001", "20450000000001", ("nova_poshta",)),
        ("https://t.me/share?text=%D0%A2%D0%A2%D0%9D%2020450000000001", "20450000000001", ("nova_poshta",)),
        ("https://t.me/share?text=TTH+20450000000001", "20450000000001", ("nova_poshta",)),
        ("https://track.ukrposhta.ua/tracking_UA.html?barcode=0503819472615", "0503819472615", ("ukrposhta",)),
        ("0503819472615", "0503819472615", ("ukrposhta",)),
        ("0503 8194 7261 5", "0503819472615", ("ukrposhta",)),
        ("0503 819472 615", "0503819472615", ("ukrposhta",)),
        ("0312345678901", "0312345678901", ("ukrposhta",)),
        ("5012345678901", "5012345678901", ("ukrposhta",)),
        ("RB482105377UA", "RB482105377UA", ("ukrposhta",)),
        ("rb482105377ua", "RB482105377UA", ("ukrposhta",)),
        ("RB 482 105 377 UA", "RB482105377UA", ("ukrposhta",)),
        ("RB482105377 ua", "RB482105377UA", ("ukrposhta",)),
        ("СР055119282UА", "CP055119282UA", ("ukrposhta",)),
        ("ср055119282uа", "CP055119282UA", ("ukrposhta",)),
        ("трекRB482105377UAколи", "RB482105377UA", ("ukrposhta",)),
        ("LA300277185PL", "LA300277185PL", ("ukrposhta",)),
        ("CV204188372ZZ", "CV204188372ZZ", ("meest",)),
        ("https://t.meest-group.com/CV204188372ZZ", "CV204188372ZZ", ("meest",)),
        ("CV204188372PL", "CV204188372PL", ("ukrposhta", "meest")),
        ("MYCV204188373PL", "MYCV204188373PL", ("meest",)),
        ("RB123456785RU", "RB123456785RU", ("russian_post",)),
        ("https://www.pochta.ru/tracking?barcode=10100007123454", "10100007123454", ("russian_post",)),
        ("80083740712514", "80083740712514", ("russian_post",)),
        ("101000 07 12345 4", "10100007123454", ("russian_post",)),
        ("10001234567892", "10001234567892", ("russian_post",)),  # the right check digit ranks first
    ],
)
def test_a_number_is_read_as_people_write_it(text, value, carriers):
    assert find_numbers(text) == [FoundNumber(value, carriers)]


@pytest.mark.parametrize(
    "text",
    [
        "0671120934",
        "050 381 94 72",
        "380671120934",
        "+380 67 112 09 34",
        "+380671120934 59",
        "8 067 112 09 34",
        "(067) 112-09-34",
        "38 (067) 112-09-34",
        "+48 600 100 200 20",
        "050 381 94 72 067 112 09 34",
        "+1 (212) 555-0100 20",
        "5168742012345678",
        "4441 1144 2045 5900",
        "5168 2045 1234 5678 12 27",
        "2045 0712 9984 3111",
        "1234 2045 0712 9984 31",
        "PL61 1090101400 20450712198128",
        "(067) 5912345 1234567",
        "8067 112 20 45 07 12 99 84 31",
        "38067 112 20 45 07 12 99 84 31",
        "+48 600 100 2045 0712 9984 31",
        "to 123456785UA",
        "AUTO 123456785UA",
        "20 4507 8812 33 4 7",
        "2045 07 12 99 84 3",
        "600 100 200 10100 7",
        "101000071 23454",
        "UA213223130000026007233566001",
        "UA21 3223 1300 0002 6007 2335 6600 1",
        "UA20 2045 0000 2059 0000 0000 2059 1",
        "PL61 1090 1014 0000 0712 1981 2874",
        "4820012345670",
        "штрихкод 5012345678900",
        "штрих-код: 0503819472615",
        "5901234123457",
        "20.11.2025 14:30",
        "20-11-2025 20 4507",
        "2025-11-20 20 45 07",
        "замовлення #12345 і 251880417",
        "1 450 грн",
        "20 450 712 998 431 грн",
        "$20 450 712 998 431",
        "04071 Київ",
        "20450000000001@example.com",
        "50.45012345678901, 30.52345678901234",
        "не 123456785 на складі",
        "to 123456785 in",
        "розміри 20 22 24 26 28 30 32",
        "1" * 14 + "1" * 14,
        "RB12345678UA",
        "00000000000000",
    ],
)
def test_nothing_else_is_taken_for_a_number(text):
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value", "carrier", "doubt"),
    [
        ("RB482105378UA", "RB482105378UA", "ukrposhta", Doubt.CHECK_DIGIT),
        ("RB 482105378 UA", "RB482105378UA", "ukrposhta", Doubt.CHECK_DIGIT),
        ("10100007123455", "10100007123455", "russian_post", Doubt.CHECK_DIGIT),
        ("2045000000001", "2045000000001", "nova_poshta", Doubt.TOO_SHORT),
        ("20 4500 0000 001", "2045000000001", "nova_poshta", Doubt.TOO_SHORT),
        ("5900114472830", "5900114472830", "nova_poshta", Doubt.TOO_SHORT),
        ("204500000000011", "204500000000011", "nova_poshta", Doubt.TOO_LONG),
        ("2045 0000 0000 011", "204500000000011", "nova_poshta", Doubt.TOO_LONG),
    ],
)
def test_a_doubtful_number_says_what_is_wrong_with_it(text, value, carrier, doubt):
    assert find_numbers(text) == [FoundNumber(value, (carrier,), doubt)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("20450000000012 20450000000001", ["20450000000012", "20450000000001"]),
        ("20 4500 0000 0001 20 4500 0000 0012", ["20450000000001", "20450000000012"]),
        ("20450000000001,RB482105377UA;20450000000001\n0503819472615", "20450000000001 RB482105377UA 0503819472615"),
        ("тел 067 112 09 34 20 4500 0000 0001", ["20450000000001"]),
        ("+380671120934 20450000000001", ["20450000000001"]),
        ("5168 7420 1234 5678 20 4500 0000 0001", ["20450000000001"]),
        ("ттн 20450000000001 1450 грн", ["20450000000001"]),
        ("1) 20 4500 0000 0001\n2) 20 4500 0000 0012", ["20450000000001", "20450000000012"]),
    ],
)
def test_several_numbers_come_each_once_in_the_order_of_the_text(text, values):
    assert taken(text) == (values.split() if isinstance(values, str) else values)


def test_letters_glued_to_a_doubtful_code_make_it_no_number():
    assert find_numbers("XRB482105378UA") == []
    assert find_numbers("RB482105378UAX") == []
    assert taken("XRB482105377UAX") == ["RB482105377UA"]
    assert find_numbers("RB482105378 CN") == []
    assert find_numbers("RB482105377 in transit") == []


def test_check_digits_are_those_of_the_standards():
    assert s10_check_is_right("RB123456785GB")
    assert not s10_check_is_right("RB123456786US")
    assert mod10_check_is_right("44306397025133")
    assert not mod10_check_is_right("45008378901234")


@pytest.mark.parametrize(("serial", "check"), [("70000000", "0"), ("00000000", "5")])
def test_s10_has_a_digit_for_ten_and_eleven(serial, check):
    assert [digit for digit in "0123456789" if s10_check_is_right(f"RB{serial}{digit}UA")] == [check]


words = st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя ,.!?\n", max_size=60)
nova_poshta = st.from_regex(r"(20|59)[0-9]{12}", fullmatch=True)


def with_s10_check(head: str, serial: str, country: str) -> str:
    return next(code for digit in "0123456789" if s10_check_is_right(code := f"{head}{serial}{digit}{country}"))


s10 = st.builds(
    with_s10_check,
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
    st.text("0123456789", min_size=8, max_size=8),
    st.sampled_from(["UA", "PL", "CN", "DE", "RU", "ZZ"]),
)


@given(words, st.one_of(nova_poshta, s10), words)
def test_a_valid_number_is_found_among_words(before, number, after):
    assert taken(f"{before} {number} {after}") == [number]


@given(st.text(alphabet="0123456789 -()+.,АВСabcUA₴\n№%", max_size=80))
def test_what_is_found_stands_in_the_text(text):
    flat = re.sub(r"[^0-9A-Z]", "", re.sub("%[0-9A-F]{2}", "", text.upper()).translate(str.maketrans("АВС", "ABC")))
    for number in find_numbers(text):
        assert number.value in flat


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text):
    find_numbers(text)


def grouped(digits: str, sizes: tuple[int, ...], gap: str) -> str:
    places = [sum(sizes[:count]) for count in range(len(sizes) + 1)]
    return gap.join(digits[start:end] for start, end in itertools.pairwise(places))


@given(
    st.text("0123456789", min_size=9, max_size=9),
    st.sampled_from([("+380", (4, 2, 3, 2, 2)), ("380", (12,)), ("0", (3, 3, 2, 2)), ("0", (10,)), ("80", (1, 3, 7))]),
    st.sampled_from([" ", "-", "\u00a0"]),
    words,
)
def test_a_phone_is_never_found(subscriber, form, gap, after):
    head, sizes = form
    assert find_numbers(f"тел {grouped(head + subscriber, sizes, gap)} {after}") == []


@given(st.text("0123456789", min_size=16, max_size=16), st.sampled_from(["", " ", "-"]), words)
def test_a_bank_card_is_never_found(digits, gap, after):
    assert find_numbers(f"карта {grouped(digits, (4, 4, 4, 4), gap)} {after}") == []


@given(st.text("0123456789", min_size=27, max_size=27), st.booleans(), words)
def test_an_iban_is_never_found(digits, spaced, after):
    iban = "UA" + digits
    assert find_numbers(f"{grouped(iban, (4,) * 7 + (1,), ' ') if spaced else iban} {after}") == []


def seconds_to_read(text: str) -> float:
    started = time.process_time()
    find_numbers(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    "bite",
    ["1", "1 ", "20 ", "2045 ", "2 045 ", "RB1", "(0", "+1", "a@", "111 ", "UA1 ", "20450000000001 ", "%20", "A"],
)
def test_hostile_text_costs_little(bite):
    text = (bite * LONGEST_TEXT)[:LONGEST_TEXT]
    assert min(seconds_to_read(text) for _ in range(3)) < 0.05


def test_a_text_that_is_too_long_is_cut_between_numbers():
    room = LONGEST_TEXT - 14
    assert taken("." * room + "20450000000001") == ["20450000000001"]
    assert taken("." * room + "20450000000001234") == []
    assert find_numbers("." * (room + 1) + "20450000000001") == []


def test_only_whole_values_are_recognised():
    assert recognise("20450000000001 ") is None
    assert recognise("٢٠٤٥٠٠٠٠٠٠٠٠٠١") is None


@pytest.mark.skipif(not CORPUS.exists(), reason="no ../shared/corpus")
def test_every_number_of_the_dev_corpus_is_right():
    lines = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    wrong = [line["id"] for line in lines if taken(line["text"]) != line["expect"]["numbers"]]
    assert wrong == []
