"""Words are understood in the light of what was spoken of before, for an hour."""

from __future__ import annotations

import pytest

from bot.domain.intent import Intent
from bot.domain.people import Person
from bot.services import branch_finding, price_asking
from bot.services.chat import Delivery
from bot.services.people import recognise
from bot.services.understanding import understand_in_talk

NEW = Person(7001)


async def nothing_said(_desk):
    return None


async def branches_spoken_of(desk):
    await branch_finding.other_town(desk, NEW, Delivery(1, 1))


async def price_spoken_of(desk):
    await price_asking.begin(desk, NEW, Delivery(1, 1))


@pytest.mark.parametrize(
    ("before", "words", "intent"),
    [
        (nothing_said, "скільки до Львова 3 кг наложка 1500", Intent.PRICE),
        (nothing_said, "how much to Lviv 3 kg", Intent.PRICE),
        (nothing_said, "де найближче відділення", Intent.FIND_BRANCH),
        (nothing_said, "Одеса", Intent.UNKNOWN),
        (nothing_said, "а до Одеси?", Intent.REDIRECT),
        (nothing_said, "возле метро Дарница", Intent.FIND_BRANCH),
        (nothing_said, "на троєщині", Intent.FIND_BRANCH),
        (nothing_said, "скільки до Троєщини 3 кг", Intent.PRICE),
        (nothing_said, "я живу біля метро Дарниця, коли приїде?", Intent.TRACK),
        (branches_spoken_of, "Одеса", Intent.FIND_BRANCH),
        (branches_spoken_of, "львів городоцька", Intent.FIND_BRANCH),
        (branches_spoken_of, "до 20 кг", Intent.FIND_BRANCH),
        (branches_spoken_of, "цена доставки в Киев 2кг", Intent.PRICE),
        (branches_spoken_of, "є щось на 20 кг?", Intent.FIND_BRANCH),
        (branches_spoken_of, "львів 20 кг", Intent.FIND_BRANCH),
        (nothing_said, "львів 20 кг", Intent.PRICE),
        (price_spoken_of, "поштомат на троїщині", Intent.FIND_BRANCH),
        (branches_spoken_of, "а що є на сихові?", Intent.FIND_BRANCH),
        (branches_spoken_of, "дякую", Intent.THANKS),
        (branches_spoken_of, "де моя посилка", Intent.TRACK),
        (price_spoken_of, "а до Одеси?", Intent.PRICE),
        (price_spoken_of, "а якщо 5 кг?", Intent.PRICE),
        (price_spoken_of, "Софіївська Борщагівка", Intent.PRICE),
        (price_spoken_of, "найближче відділення", Intent.FIND_BRANCH),
        (price_spoken_of, "чи можна оплатити частинами", Intent.PAY_COD),
    ],
)
async def test_words_follow_what_was_said_before(desk, before, words, intent):
    await before(desk)
    assert await understand_in_talk(desk, await recognise(desk, NEW.telegram_id), words) is intent


async def test_after_an_hour_another_conversation_begins(desk):
    await branches_spoken_of(desk)
    desk.clock.wind(minutes=61)
    assert await understand_in_talk(desk, await recognise(desk, NEW.telegram_id), "Одеса") is Intent.UNKNOWN
