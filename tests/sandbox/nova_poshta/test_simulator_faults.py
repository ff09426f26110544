from __future__ import annotations

import asyncio
import contextlib
import json
import time

import httpx
import pytest

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.nova_poshta import FAULTS, NovaPoshta, serving
from sandbox.nova_poshta.methods import METHODS
from sandbox.world import World
from tests.sandbox.nova_poshta.waybill import BY_WORDS, KEY

NUMBER = "20450000000017"
METHOD = "getStatusDocuments"
BODY = {
    "apiKey": "",
    "modelName": "TrackingDocument",
    "calledMethod": METHOD,
    "methodProperties": {"Documents": [{"DocumentNumber": NUMBER}]},
}


async def struck(shop, fault: str, **client) -> httpx.Response:
    shop.put("7")
    shop.faults.switch_on(METHOD, fault, times=1)
    return await shop.http.post(shop.url, json=BODY, **client)


@pytest.mark.parametrize(("fault", "status"), [("502", 502), ("503", 503), ("429", 429), ("429-bare", 429)])
async def test_http_faults_are_html_pages_of_their_status(shop, fault, status):
    answer = await struck(shop, fault)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.text.startswith("<html>")


async def test_429_comes_with_and_without_the_time_to_wait(shop):
    assert (await struck(shop, "429")).headers["Retry-After"] == "30"
    assert "Retry-After" not in (await struck(shop, "429-bare")).headers


async def test_time_out_never_answers_and_lets_go_of_a_client_that_left(shop):
    before = asyncio.all_tasks()
    with pytest.raises(httpx.ReadTimeout):
        await struck(shop, "time-out", timeout=0.3)
    serving_the_one_that_left = asyncio.all_tasks() - before
    await asyncio.wait_for(asyncio.gather(*serving_the_one_that_left, return_exceptions=True), 2)
    assert (await shop.track(NUMBER))["success"] is True


async def test_a_simulator_ends_although_a_client_still_waits():
    clock, faults = SandboxClock(), Faults()
    faults.switch_on("*", "time-out")
    async with httpx.AsyncClient(trust_env=False, timeout=10) as http:
        async with serving(NovaPoshta(World(clock.now(), clock), clock, faults)) as url:
            waiting = asyncio.create_task(http.post(url, json=BODY))
            await asyncio.sleep(0.2)
            assert not waiting.done()
            began = time.monotonic()
        assert time.monotonic() - began < 0.9
        await asyncio.gather(waiting, return_exceptions=True)


async def test_truncated_is_the_first_half_of_the_answer(shop):
    cut, whole = (await struck(shop, "truncated")).content, (await shop.http.post(shop.url, json=BODY)).content
    assert whole.startswith(cut)
    with pytest.raises(json.JSONDecodeError):
        json.loads(cut)


async def test_empty_is_200_and_nothing(shop):
    answer = await struck(shop, "empty")
    assert (answer.status_code, answer.content) == (200, b"")


async def test_not_json_is_200_and_words(shop):
    answer = await struck(shop, "not-json")
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        answer.json()


@pytest.mark.parametrize(("asked", "told"), [(1, 0), (33, 32), (34, 32), (100, 97)])
async def test_97_of_100_leaves_out_three_in_a_hundred_and_at_least_one(shop, asked, told):
    shop.faults.switch_on(METHOD, "97-of-100")
    answer = await shop.track(*[f"204500000{number:05}" for number in range(asked)])
    assert answer["success"] is True
    assert len(answer["data"]) == told


@pytest.mark.parametrize(("fault", "code"), [("too-many", "20000401501"), ("denied", "20000200068")])
async def test_refusals_can_be_switched_on(shop, fault, code):
    answer = (await struck(shop, fault)).json()
    assert (answer["success"], answer["errorCodes"]) == (False, [code])


async def test_wrong_types_spoil_entries_and_lists(shop):
    shop.put("7")
    shop.faults.switch_on(METHOD, "wrong-types")
    answer = await shop.track(NUMBER, "20450000000024")
    assert answer["data"][0] == []
    assert answer["data"][1]["StatusCode"] == []
    assert answer["errors"] is None


async def test_empty_data_is_a_success_with_nothing_in_it(shop):
    answer = (await struck(shop, "empty-data")).json()
    assert (answer["success"], answer["data"]) == (True, [])


async def test_null_data_is_a_success_without_a_list(shop):
    answer = (await struck(shop, "null-data")).json()
    assert (answer["success"], answer["data"]) == (True, None)


async def test_unknown_code_is_a_code_that_nobody_knows_with_a_text(shop):
    (entry,) = (await struck(shop, "unknown-code")).json()["data"]
    assert entry["StatusCode"] == "777"
    assert entry["Status"]


async def test_slow_drips_the_right_answer_over_the_time_that_is_set(shop):
    shop.simulator.slow_for = 0.4
    began = time.monotonic()
    answer = await struck(shop, "slow")
    assert time.monotonic() - began >= 0.4
    assert answer.json()["data"][0]["StatusCode"] == "7"


async def test_huge_is_sixty_megabytes_that_a_client_may_stop_reading(shop):
    shop.faults.switch_on(METHOD, "huge", times=2)
    async with shop.http.stream("POST", shop.url, json=BODY) as answer:
        async for chunk in answer.aiter_bytes():
            assert chunk
            break
    received = 0
    async with shop.http.stream("POST", shop.url, json=BODY) as answer:
        async for chunk in answer.aiter_bytes():
            received += len(chunk)
    assert received >= 60_000_000
    assert (await shop.track(NUMBER))["success"] is True


async def test_a_fault_of_another_method_does_not_strike(shop):
    shop.faults.switch_on("save", "502")
    assert (await shop.track(NUMBER))["success"] is True


async def test_methods_of_one_name_are_told_apart_by_their_model(shop):
    shop.faults.switch_on("InternetDocument.save", "too-many", times=1)
    assert (await shop.call("Counterparty.save", CounterpartyProperty="Recipient"))["errorCodes"] == ["20000100516"]
    assert (await shop.call("InternetDocument.save"))["errorCodes"] == ["20000401501"]
    assert shop.faults.listed() == {}


async def test_a_star_strikes_whatever_is_asked(shop):
    shop.faults.switch_on("*", "502", times=1)
    assert (await shop.http.get(shop.url)).status_code == 502


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_strikes_as_often_as_told_and_then_all_is_well(shop, fault):
    shop.simulator.slow_for = 0.1
    shop.put("7")
    well = await shop.track(NUMBER)
    shop.faults.switch_on(METHOD, fault, times=1)
    try:
        answer = await shop.http.post(shop.url, json=BODY, timeout=1)
        assert fault == "slow" or answer.status_code != 200 or answer.content != json.dumps(well).encode()
    except httpx.ReadTimeout:
        assert fault in {"time-out", "ignored"}
    except httpx.RemoteProtocolError:
        assert fault == "reset"
    assert await shop.track(NUMBER) == well


async def test_a_misnamed_fault_is_not_passed_over(shop):
    answer = await struck(shop, "no-such-fault")
    assert answer.status_code == 500


async def made_under(shop, fault: str) -> int:
    """How many waybills there are after a save that `fault` struck."""
    shop.faults.switch_on("save", fault, times=1)
    with contextlib.suppress(httpx.HTTPError):
        await shop.http.post(
            shop.url,
            json={"apiKey": KEY, "modelName": "InternetDocument", "calledMethod": "save", "methodProperties": BY_WORDS},
            timeout=0.5,
        )
    return len((await shop.call("InternetDocument.getDocumentList"))["data"])


@pytest.mark.parametrize("fault", ["502", "503", "429", "empty", "not-json", "ignored", "too-many", "expired"])
async def test_what_comes_instead_of_an_answer_comes_before_the_work(shop, fault):
    assert await made_under(shop, fault) == 0


@pytest.mark.parametrize(
    "fault",
    ["time-out", "done-502", "done-503", "done-429", "done-empty", "done-not-json", "reset", "reset@40", "truncated"],
)
async def test_an_answer_may_be_lost_after_the_work(shop, fault):
    assert await made_under(shop, fault) == 1


async def test_reset_breaks_the_connection_after_so_many_bytes(shop):
    shop.put("7")
    shop.faults.switch_on(METHOD, "reset@40", times=1)
    received = b""
    with contextlib.suppress(httpx.RemoteProtocolError):
        async with shop.http.stream("POST", shop.url, json=BODY) as answer:
            async for chunk in answer.aiter_raw():
                received += chunk
            pytest.fail("the connection was not broken")
    whole = (await shop.http.post(shop.url, json=BODY)).content
    assert received == whole[:40]


async def test_every_method_has_faults_of_its_own(shop):
    for model, methods in METHODS.items():
        for method in methods:
            shop.faults.switch_on(method, "502", times=1)
            body = {"apiKey": KEY, "modelName": model, "calledMethod": method, "methodProperties": {}}
            assert (await shop.http.post(shop.url, json=body)).status_code == 502
    assert shop.faults.listed() == {}
