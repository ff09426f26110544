"""Whatever a carrier says: what is shown is text that Telegram takes, shows literally and finds not too long."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Busy, DeskError, Gone, NotAllowed, TooOften
from bot.domain.money import Money
from bot.domain.parcel import Finding, Freshness, SeenEvent, ShownParcel, TrackedParcel, Trouble
from bot.domain.roles import View
from bot.domain.tracking import CodState, Leg, Reason, Status
from bot.screens import chat, words
from bot.screens.found import found
from bot.screens.message import clipped
from bot.screens.parcel import card, seen, short_list
from sandbox.telegram.html_parser import HtmlParser, units
from tests.words import read_texts

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
KYIV = ZoneInfo("Europe/Kyiv")
SPEECHES = read_texts().all
MOST_UNITS = 4096
MOST_BUTTONS = 100
A_TAP_MAY_SAY = 200

speeches = st.sampled_from(SPEECHES)
said = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" <>&\"'"), max_size=400).map(str.strip)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def parcels(draw):
    return TrackedParcel(
        id=draw(st.integers(1, 2**63 - 1)),
        carrier=draw(st.sampled_from(sorted(words.CARRIER))),
        numbers=tuple(draw(st.lists(st.from_regex(r"[0-9A-Z]{5,40}", fullmatch=True), min_size=1, max_size=5))),
        leg=draw(st.sampled_from(Leg)),
        status=draw(st.sampled_from(Status)),
        reason=draw(st.none() | st.sampled_from(Reason)),
        cod_state=CodState.NONE,
        city_from=draw(st.none() | said),
        city_to=draw(st.none() | said),
        branch=draw(st.none() | said),
        expected_at=draw(st.none() | instants),
        arrived_at=draw(st.none() | instants),
        received_at=draw(st.none() | instants),
        paid_storage_from=draw(st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1))),
        to_pay=draw(st.none() | st.builds(Money, st.integers(0, 10**12), st.just("UAH"))),
        asked_at=NOW,
        answered_at=draw(st.none() | st.just(NOW)),
        unmapped=draw(st.none() | said),
    )


shown_parcels = st.builds(ShownParcel, parcels(), st.sampled_from(View), st.sampled_from(Freshness))
seen_events = st.builds(SeenEvent, instants, st.booleans(), st.none() | st.sampled_from(Status), said, said)


def as_telegram_shows(message):
    """The text as a reader sees it; fails where Telegram would refuse the message."""
    text = HtmlParser(message.text).parse()[0]
    assert 1 <= units(text.strip()) <= MOST_UNITS
    buttons = [button for row in message.rows for button in row]
    assert len(buttons) <= MOST_BUTTONS
    assert all(button.text and 1 <= len(button.tap.encode()) <= 64 for button in buttons)
    return text


@given(speeches, shown_parcels)
def test_a_card_of_any_parcel_is_taken_by_telegram_and_shows_places_literally(speech, shown):
    text = as_telegram_shows(card(speech, shown, NOW, KYIV))
    parcel = shown.parcel
    for told in (parcel.branch, parcel.city_to):
        assert told is None or clipped(told, 200) in text


@given(speeches, shown_parcels)
def test_no_sum_stands_on_a_public_card(speech, shown):
    public = card(speech, ShownParcel(shown.parcel, View.PUBLIC), NOW, KYIV)
    without = card(speech, ShownParcel(replaced(shown.parcel, to_pay=None), View.PUBLIC), NOW, KYIV)
    assert public == without


def replaced(parcel, **fields):
    return TrackedParcel(**{name: getattr(parcel, name) for name in parcel.__slots__} | fields)


@given(speeches, parcels(), st.lists(seen_events, max_size=25), st.integers(0, 10**30))
def test_what_we_saw_is_taken_by_telegram_on_every_page(speech, parcel, events, page):
    text = as_telegram_shows(seen(speech, parcel, events, page, KYIV))
    assert text.count("•") >= min(1, len(events))


def test_the_longest_words_of_a_carrier_fit_into_what_we_saw():
    longest = SeenEvent(NOW, observed=True, status=None, raw_text="😀" * 300, place="<" * 300)
    for speech in SPEECHES:
        as_telegram_shows(seen(speech, a_parcel(), [longest] * 20, 0, KYIV))


@given(speeches, st.lists(shown_parcels, min_size=1, max_size=30), st.integers(0, 500))
def test_a_list_is_taken_by_telegram(speech, shown, left_out):
    text = as_telegram_shows(short_list(speech, shown, left_out))
    assert all(one.parcel.number in text for one in shown)


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("speech", SPEECHES, ids=lambda speech: speech.language)
def test_thirty_numbers_with_the_same_trouble_fit_into_one_message(speech, trouble):
    carriers = {Trouble.AMBIGUOUS: ("ukrposhta", "meest"), Trouble.NOT_CONNECTED: ("russian_post",)}.get(trouble, ())
    findings = [Finding(f"MYCV{n:09}PL", carriers, trouble=trouble) for n in range(30)]
    (message,) = found(speech, findings, 0, NOW, KYIV)
    text = as_telegram_shows(message)
    assert all(finding.number in text for finding in findings)


@given(speeches, said, said)
def test_what_the_owner_is_told_is_taken_by_telegram(speech, raw_text, code):
    text = as_telegram_shows(chat.unknown_code(speech, "nova_poshta", code[:32], "20450000000001", raw_text * 9))
    assert raw_text in text


@pytest.mark.parametrize("error", [TooOften(seconds=60), NotAllowed(), Gone(), Busy(), DeskError("error-flood")])
@pytest.mark.parametrize("speech", SPEECHES, ids=lambda speech: speech.language)
def test_every_refusal_fits_into_a_taps_answer(speech, error):
    assert 1 <= len(chat.refusal(speech, error)) <= A_TAP_MAY_SAY
    assert 1 <= len(chat.breakdown(speech, "A1B2C3")) <= A_TAP_MAY_SAY


def test_a_plain_text_is_shown_as_it_stands():
    assert as_telegram_shows(chat.plain("1 < 2 & <b>")) == "1 < 2 & <b>"


@given(st.text(), st.integers(2, 50))
def test_a_clipped_text_is_no_longer_than_it_may_be_and_says_that_it_was_cut(text, most):
    cut = clipped(text, most)
    assert units(cut) <= most
    assert cut == text if units(text) <= most else cut.endswith("…") and text.startswith(cut[:-1])


def test_the_age_of_what_is_known_stands_on_the_card_of_a_silent_carrier():
    shown = ShownParcel(a_parcel(answered_at=NOW - timedelta(hours=3)), View.PUBLIC, Freshness.CARRIER_DOWN)
    assert "3 години тому" in card(SPEECHES[0], shown, NOW, KYIV).text


def a_parcel(**told):
    fields = dict.fromkeys(TrackedParcel.__slots__) | {
        "id": 1, "carrier": "nova_poshta", "numbers": ("20450000000001",), "leg": Leg.OUTBOUND,
        "status": Status.IN_TRANSIT, "cod_state": CodState.NONE, "asked_at": NOW, "answered_at": NOW,
    }  # fmt: skip
    return TrackedParcel(**fields | told)
