"""A branch on the screen: all that is known in every language, nothing that is not, and nobody's markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.branch_finding import Look, ShownBranch
from bot.domain.branch_search import Around, FoundBranch, FoundTown, Landmark, LandmarkKind, Obstacle, Point
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import Branch, BranchKind, Opening
from bot.screens import branch_card, branches

FRIDAY = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("Europe/Kyiv"))
DAY, SATURDAY = Opening(time(9), time(19)), Opening(time(9), time(16))
BIGGEST = 2**63 - 1
BARE = Branch(
    reference="r",
    number="5",
    kind=BranchKind.OFFICE,
    city="c",
    name="",
    address="Львів, вул. Степова, 29",
    city_name="Львів",
)
FULL = replace(
    BARE,
    max_weight_g=30_000,
    max_size=Size(1200, 1200, 1200),
    max_declared_value=Money(1_500_000, "UAH"),
    latitude=49.84,
    longitude=24.02,
    opening=(DAY,) * 5 + (SATURDAY, None),
    takes_cards=True,
    pays_out_cod=True,
    phone="380800500609",
)
LVIV = FoundTown(BIGGEST, "nova_poshta", "Львів", "Львівська", many=2)


def shown(branch=FULL, *obstacles, **told):
    return ShownBranch(
        FoundBranch(BIGGEST, "nova_poshta", branch, told.pop("distance_m", None), obstacles), FRIDAY, **told
    )


@pytest.fixture(params=["uk", "ru", "en"])
def speech(request, texts):
    return texts.speech(request.param)


def test_the_card_tells_everything_that_is_known_in_every_language(speech):
    text = branch_card.card(speech, shown(distance_m=1234, is_mine=True)).text
    assert len(text.splitlines()) == 16
    for told in ("№5", "вул. Степова, 29", "09:00–19:00", "09:00–16:00", "30", "120", "+380800500609"):
        assert told in text


def test_today_is_marked_and_days_alike_share_a_line(texts):
    lines = branch_card.card(texts.speech("uk"), shown()).text.splitlines()
    assert "<b>пн–пт  09:00–19:00</b> ← сьогодні пт" in lines
    assert {"сб  09:00–16:00", "нд  зачинено"} <= set(lines)


def test_what_the_carrier_does_not_tell_is_not_made_up(speech):
    card = branch_card.card(speech, shown(BARE))
    assert len(card.text.splitlines()) == 2
    assert not any("📍" in button.text for row in card.rows for button in row)
    assert branch_card.pin(speech, shown(BARE)) is None
    assert branch_card.public_card(speech, shown(BARE)).text == card.text


def test_what_others_see_has_no_buttons_and_says_nothing_of_the_person(speech):
    public = branch_card.public_card(speech, shown(is_mine=True))
    assert public.rows == ()
    assert "⭐" not in public.text
    assert "query=49.84,24.02" in public.text


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_is_said_and_such_a_branch_cannot_be_picked(speech, obstacle):
    line = branches.line(speech, shown(FULL, obstacle))
    assert line.startswith("<s>")
    assert len(line.splitlines()) == 2
    look = Look(town=LVIV, branches=(shown(FULL, obstacle),), many=1)
    assert not any("№" in button.text for row in branches.looked(speech, look).rows for button in row)
    assert not any(
        "⭐" in button.text for row in branch_card.card(speech, shown(FULL, obstacle)).rows for button in row
    )


def test_a_carriers_markup_is_escaped(speech):
    nasty = replace(FULL, address="Львів, <b>вул.</b> & <a>", number="<i>")
    for text in (branch_card.card(speech, shown(nasty)).text, branches.line(speech, shown(nasty))):
        assert "&lt;b&gt;вул.&lt;/b&gt; &amp;" in text
        assert "№&lt;i&gt;" in text


def test_the_longest_list_fits_into_a_message_and_its_buttons_into_theirs(speech):
    long = replace(FULL, address="Львів, " + "ї" * 1000, number="9" * 32)
    ten = [shown(long, distance_m=123_456) for _ in range(10)]
    here = Look(branches=tuple(ten), many=10, around=Around(Point(-49.123456, -124.123456)))
    assert len(branches.looked(speech, here).text) < 4096
    full = Look(
        town=LVIV, branches=tuple(ten[:8]), many=9_999, page=999, words="ж" * 500, missed="ж" * 500, mine=shown()
    )
    assert len(branches.looked(speech, full).text) < 4096
    assert branch_card.card(speech, shown(long), f"{BIGGEST}.999").rows


@pytest.mark.parametrize(
    ("language", "title"),
    [("uk", "метро Позняки"), ("ru", "метро Позняки"), ("en", "Pozniaky metro")],
)
def test_what_is_near_to_a_landmark_names_it_and_tells_how_far(texts, language, title):
    pozniaky = Landmark(LandmarkKind.METRO, "Київ", Point(50.3979, 30.6347), "Позняки", "Позняки", "Pozniaky")
    look = Look(town=LVIV, branches=(shown(distance_m=350),), many=1, around=Around(pozniaky.point, pozniaky))
    text = branches.looked(texts.speech(language), look).text
    assert title in text.splitlines()[0]
    assert "350" in text


def test_how_far_a_branch_is_from_somebody_is_nobody_elses_business(speech):
    assert "350" in branch_card.card(speech, shown(distance_m=350)).text
    assert "350" not in branch_card.public_card(speech, shown(distance_m=350)).text
