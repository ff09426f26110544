from __future__ import annotations

import socket

import pytest

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.nova_poshta import Asked, NovaPoshta, serving
from sandbox.world import World

NUMBER = "20450000000017"
ENVELOPE = {
    *("success", "data", "errors", "warnings", "info"),
    *("messageCodes", "errorCodes", "warningCodes", "infoCodes"),
}


def asking(*documents):
    return {"Documents": list(documents)}


@pytest.mark.parametrize("model", ["TrackingDocument", "TrackingDocumentGeneral"])
@pytest.mark.parametrize("suffix", ["", "TrackingDocument/getStatusDocuments", "InternetDocument/save_warehouse", "x"])
async def test_either_model_name_at_any_suffix_the_body_decides(shop, model, suffix):
    shop.put("7")
    answer = await shop.ask(asking({"DocumentNumber": NUMBER}), model=model, suffix=suffix)
    assert answer["data"][0]["StatusCode"] == "7"


async def test_the_address_may_lack_its_last_stroke(shop):
    answer = await shop.http.post(shop.url.removesuffix("/"), json={})
    assert answer.json()["success"] is False


async def test_every_answer_has_the_whole_envelope(shop):
    assert set(await shop.track(NUMBER)) == ENVELOPE
    assert set(await shop.track("445")) == ENVELOPE


async def test_the_envelope_is_the_recorded_one(shop, recorded):
    for variant, ours in (("go-nova-poshta__default", NUMBER), ("go-nova-poshta__error", "445")):
        theirs, told = recorded(variant), await shop.track(ours)
        assert told.keys() == theirs.keys()
        assert {key: type(value) for key, value in told.items()} == {key: type(value) for key, value in theirs.items()}
        for key in ("success", "errors", "info", "messageCodes", "errorCodes", "warningCodes", "infoCodes"):
            assert told[key] == theirs[key]


async def test_numbers_may_be_sent_as_numbers(shop):
    shop.put("7")
    answer = await shop.ask(asking({"DocumentNumber": int(NUMBER), "Phone": 380990000001}))
    assert answer["data"][0]["PhoneRecipient"] == "380990000001"
    assert answer["warnings"] == []


async def test_answers_come_in_an_order_of_their_own(shop):
    numbers = ["20450000000031", "20450000000017", "20450000000024"]
    answer = await shop.track(*numbers)
    assert [entry["Number"] for entry in answer["data"]] == sorted(numbers)


async def test_requests_are_remembered_without_phone_or_key(shop):
    await shop.track(NUMBER, NUMBER, phone="380990000001")
    await shop.track(NUMBER)
    await shop.ask({}, method="getNothing", key="secret")
    assert list(shop.simulator.requests) == [
        Asked("getStatusDocuments", 2, had_phone=True),
        Asked("getStatusDocuments", 1, had_phone=False),
        Asked("getNothing", 0, had_phone=False),
    ]
    assert shop.simulator.requests.maxlen is not None


async def test_it_serves_the_port_that_it_is_given_and_leaves_it():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    clock = SandboxClock()
    simulator = NovaPoshta(World(clock.now(), clock), clock, Faults())
    for _ in range(2):
        async with serving(simulator, port) as url:
            assert url == f"http://127.0.0.1:{port}/v2.0/json/"
