from __future__ import annotations

from datetime import timedelta

import pytest

from sandbox.nova_poshta import REFUSALS, standings
from tests.sandbox.nova_poshta.provoke import NUMBER, WHOLE_CALL, properties
from tests.sandbox.nova_poshta.provoke_services import ORDERS
from tests.sandbox.nova_poshta.provoke_waybills import BY_CONTRACT, SPOILED

BESIDE_AN_ENTRY = {"phone_not_right", "number_not_found", "sheet_unknown", "sheet_document_taken"}
# tried with the methods that tell them
WARNINGS = {
    *("counterparty_not_unique", "private_person_fixed", "person_exists", "building_exists", "date_set_to_today"),
    "company_name_missing",
}


PROVOKED = WHOLE_CALL | ORDERS


@pytest.mark.parametrize("name", PROVOKED)
async def test_the_whole_call_is_refused_as_the_table_says(shop, name):
    answer = await PROVOKED[name](shop)
    assert answer["success"] is False
    assert answer["data"] == []
    row = REFUSALS[name]
    assert (answer["errors"], answer["errorCodes"]) == ([row.text], [row.code] if row.code else [])


def test_no_row_of_the_table_goes_unprovoked():
    assert set(REFUSALS) == PROVOKED.keys() | SPOILED.keys() | BY_CONTRACT.keys() | BESIDE_AN_ENTRY | WARNINGS


def test_every_row_says_how_certain_it_is_and_who_says_so():
    assert all(row.standing in {"observed", "documented", "assumed"} for row in REFUSALS.values())
    assert all(row.when and row.source for row in REFUSALS.values())
    assert sum(standings().values()) == len(REFUSALS)


async def test_an_unknown_number_is_a_success_with_code_3_and_32_keys(shop):
    answer = await shop.track(NUMBER, phone="380990000001")
    assert answer["success"] is True
    (entry,) = answer["data"]
    assert (entry["Number"], entry["StatusCode"], len(entry)) == (NUMBER, "3", 32)
    assert entry["Status"] == REFUSALS["number_not_found"].text
    assert answer["warnings"] == [{f"ID_{NUMBER}": REFUSALS["phone_not_right"].text}]


async def test_a_parcel_whose_journey_has_not_begun_is_not_found(shop):
    shop.put("1")
    shop.world.started_at += timedelta(hours=1)
    shop.put("1", number="20450000000024")
    answer = await shop.track("20450000000017", "20450000000024")
    assert [entry["StatusCode"] for entry in answer["data"]] == ["1", "3"]


@pytest.mark.parametrize(
    "number", ["445", "2045000000001", "204500000000170", "20450000-00017", "RB123456785UA", "٢" * 14]
)
async def test_one_malformed_number_spoils_the_whole_batch(shop, number):
    shop.put("7")
    answer = await shop.track(NUMBER, number)
    assert answer["errorCodes"] == ["20001401442"]
    assert answer["warnings"] == [f"Invalid DocumentNumber: {number}"]
    assert answer["data"] == []


async def test_100_documents_are_answered(shop):
    answer = await shop.track(*[f"204500000{number:05}" for number in range(100)])
    assert len(answer["data"]) == 100


async def test_duplicates_count_towards_the_hundred_and_are_answered_each(shop):
    answer = await shop.track(*[NUMBER] * 100)
    assert [entry["Number"] for entry in answer["data"]] == [NUMBER] * 100


@pytest.mark.parametrize("nothing", [{}, [], None, {"Documents": None}, {"Documents": []}, {"Documents": {}}])
async def test_no_properties_in_any_habit_means_no_documents(shop, nothing):
    answer = await shop.ask(nothing)
    assert answer["errorCodes"] == ["20001401203"]


@pytest.mark.parametrize("element", [NUMBER, None, [NUMBER]])
async def test_an_element_that_is_no_object_is_refused(shop, element):
    answer = await shop.ask(properties(element))
    assert answer["errorCodes"] == ["20001402437"]


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{", b"\xff", b'{"apiKey": "k"}', b'{"modelName": 7.5}'])
async def test_a_body_that_names_nothing_is_refused(shop, body):
    answer = await shop.http.post(shop.url, content=body)
    assert (answer.status_code, answer.json()["errorCodes"]) == (200, ["20000401459"])


async def test_a_get_is_answered_like_an_empty_body(shop):
    answer = await shop.http.get(shop.url)
    assert answer.json()["errorCodes"] == ["20000401459"]


async def test_the_limit_is_of_the_last_minute_by_the_clock(shop):
    shop.simulator.limit_per_minute = 2
    codes = [(await shop.track(NUMBER))["errorCodes"] for _ in range(3)]
    assert codes == [[], [], ["20000401501"]]
    shop.clock.wind(timedelta(seconds=59))
    assert (await shop.track(NUMBER))["errorCodes"] == ["20000401501"]
    shop.clock.wind(timedelta(seconds=1))
    assert (await shop.track(NUMBER))["errorCodes"] == []


async def test_the_key_is_looked_at_before_the_name(shop):
    assert (await shop.ask({}, method="getNothing"))["errorCodes"] == ["20000101582"]
    assert (await shop.ask({}, key="stale", method="getNothing"))["errorCodes"] == ["20000200068"]


@pytest.mark.parametrize("key", ["", "the-shop's-key"])
async def test_tracking_needs_no_key_and_takes_a_right_one(shop, key):
    shop.put("7")
    answer = await shop.ask(properties({"DocumentNumber": NUMBER}), key=key)
    assert answer["data"][0]["StatusCode"] == "7"


async def test_without_accounts_any_key_is_right(shop):
    shop.simulator.office.accounts = {}
    answer = await shop.ask(properties({"DocumentNumber": NUMBER}), key="any")
    assert answer["success"] is True
