"""Packing as it is shown: other people's words are escaped, whatever is long fits, in every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.packing import (
    Packing,
    PackingCard,
    PackingQueue,
    PackingRules,
    PackLine,
    Progress,
    QueuedOrder,
    Scan,
    Scanned,
    Weighing,
    WeightChange,
)
from bot.screens import pack_files, packing
from bot.screens.taps import decode

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
HOSTILE = "<b>&" + "я" * 5000
DAY = date(2026, 11, 25)
LANGUAGES = ["uk", "ru", "en"]


def on_table(**told):
    lines = tuple(PackLine(place, HOSTILE, 3, 1) for place in range(1, 40))
    weighing = Weighing(declared_g=1500, weighed_g=2240)
    usual = {"number": "20450000000001", "recipient": HOSTILE, "city": HOSTILE, "branch": HOSTILE, "ship_on": DAY}
    return Packing(**{"shipment_id": 2**63 - 1, "lines": lines, "weighing": weighing, **usual, **told})


def card(**told):
    progress = Progress(packed=17, total=40, courier_at=NOW + timedelta(hours=6))
    return PackingCard(packing=on_table(**told), progress=progress, rules=PackingRules(), may_update=True)


def check(message):
    assert len(message.text.encode("utf-16-le")) // 2 <= 4096
    assert "<b>&я" not in message.text
    assert sum(len(row) for row in message.rows) <= 100
    for row in message.rows:
        assert all(button.text and decode(button.tap) is not None for button in row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scan", [None, *Scan])
@pytest.mark.parametrize("packed_at", [None, NOW])
def test_a_card_of_long_and_hostile_words_fits(texts, language, scan, packed_at):
    scanned = scan and Scanned(scan=scan, words=HOSTILE, number="20450000000001", code_id=2**63 - 1)
    check(packing.card(texts.speech(language), card(packed_at=packed_at, photos=3), NOW, KYIV, scanned))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [None, *WeightChange])
def test_every_end_of_a_change_of_weight_has_its_words(texts, language, change):
    weighing = Weighing(declared_g=1500, weighed_g=2240, change=change, problem=HOSTILE)
    check(packing.card(texts.speech(language), card(weighing=weighing), NOW, KYIV))


def test_a_refusal_of_a_kind_that_we_know_is_told_in_our_words(texts):
    weighing = Weighing(declared_g=1500, weighed_g=2240, change=WeightChange.REFUSED, problem="refusal-weight")
    assert "refusal-" not in packing.card(texts.speech("uk"), card(weighing=weighing), NOW, KYIV).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_queue_of_long_names_fits(texts, language):
    one = QueuedOrder(shipment_id=1, number="2045", recipient=HOSTILE, goods=HOSTILE, city=HOSTILE, ship_on=DAY)
    orders = (one, replace(one, held=True), replace(one, ship_on=date(2026, 11, 24)))
    shown = PackingQueue(progress=card().progress, orders=orders, today=DAY, unglued=3, may_set=True)
    check(packing.queue(texts.speech(language), shown, NOW, KYIV))
    check(packing.unglued(texts.speech(language), orders))


def test_progress_and_the_courier_are_told_in_the_shops_hours(texts):
    shown = packing.card(texts.speech("uk"), card(), NOW, KYIV)
    assert "Запаковано <b>17 з 40</b> · кур’єр о 18:00" in shown.text
    late = packing.card(texts.speech("uk"), card(), NOW + timedelta(hours=7), KYIV)
    assert "кур’єр мав бути о 18:00" in late.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings_and_files_have_their_words(texts, language):
    speech = texts.speech(language)
    check(pack_files.rules(speech, PackingRules(courier_at=time(18))))
    check(pack_files.rules(speech, PackingRules()))
    check(pack_files.choose_layout(speech))
    check(pack_files.labels(speech, None, 0, [f"2045{one:010}" for one in range(200)]))


@pytest.mark.parametrize(("packed", "offered"), [(39, True), (40, False)])
def test_the_next_order_is_offered_while_there_is_one(texts, packed, offered):
    shown = replace(card(packed_at=NOW), progress=Progress(packed=packed, total=40))
    taps = [button.tap for row in packing.card(texts.speech("uk"), shown, NOW, KYIV).rows for button in row]
    assert any(decode(tap).word == "next" for tap in taps) == offered
