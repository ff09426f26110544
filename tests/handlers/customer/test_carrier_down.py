"""A carrier that does not answer: the last known state, and a notice as soon as it does, once."""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.jobs import JOBS, ticking
from bot.services import asking, polling
from tests.handlers.marks import in_both_modes, on_both_engines

NUMBER = "20451900000031"
OTHER = "20451900000066"


@on_both_engines
@pytest.mark.parametrize("fault", ["503", "not-json", "denied"])
async def test_the_last_known_state_is_shown_with_its_age_and_a_promise(stage, chat, fault):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    stage.wind(hours=2)
    stage.faults.switch_on("*", fault)
    await chat.say(NUMBER)
    card = await chat.expect("зараз не відповідає")
    assert "2 години тому" in card["text"]
    assert "Напишу, щойно відповість" in card["text"]
    assert "У дорозі" in card["text"]


@in_both_modes
async def test_an_unknown_number_is_remembered_and_told_of_once_when_the_carrier_answers(stage, chat):
    stage.faults.switch_on("*", "502")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    await stage.tick()
    assert len(stage.sent_to(chat)) == 1
    stage.carrier_recovers()
    await chat.say("дякую")
    await chat.expect("Прошу")
    stage.wind(minutes=5)
    await stage.tick()
    await chat.expect("У дорозі")
    for _ in range(3):
        stage.wind(minutes=40)
        await stage.tick()
    assert [message["text"].count("У дорозі") for message in stage.sent_to(chat)] == [0, 0, 1]


@pytest.fixture
def hasty_jobs(monkeypatch):
    """The jobs of the table, every second; asked for before the stage."""
    monkeypatch.setattr(ticking, "JOBS", [replace(job, period=timedelta(seconds=1)) for job in JOBS])


@pytest.mark.parametrize("stage_jobs", [True])
async def test_the_jobs_send_the_notice_by_themselves(hasty_jobs, stage, chat):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    stage.carrier_recovers()
    stage.wind(minutes=5)
    await chat.expect("У дорозі", timeout=60)


@on_both_engines
async def test_a_poll_that_asked_in_vain_as_the_carrier_came_back_puts_the_notice_off_by_a_minute(
    stage, chat, monkeypatch
):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    in_vain, may_end, ask = asyncio.Event(), asyncio.Event(), polling.ask

    async def held(*args):
        asked = await ask(*args)
        in_vain.set()
        await may_end.wait()
        return asked

    with monkeypatch.context() as patched:
        patched.setattr(polling, "ask", held)
        in_flight = asyncio.create_task(polling.poll(stage.desk))
        await in_vain.wait()
    stage.carrier_recovers()
    stage.wind(minutes=2)
    assert await polling.poll(stage.desk) == 0, "two polls ask for the same number"
    may_end.set()
    assert await in_flight == 1
    await stage.tick()
    assert len(stage.sent_to(chat)) == 1
    stage.wind(minutes=1)
    await stage.tick()
    await chat.expect("У дорозі")
    assert len(stage.sent_to(chat)) == 2


@on_both_engines
async def test_who_was_told_meanwhile_gets_no_notice(stage, chat):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await chat.tap("Оновити")
    await chat.expect("У дорозі")
    for _ in range(3):
        stage.wind(minutes=40)
        await stage.tick()
    assert len(stage.sent_to(chat)) == 1


@on_both_engines
async def test_who_waits_is_told_even_where_another_ones_question_brought_the_answer(stage, chat, other_chat):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await other_chat.say(NUMBER)
    await other_chat.expect("В пути")
    await stage.tick()
    await chat.expect("У дорозі")
    await stage.tick()
    assert len(stage.sent_to(other_chat)) == 1


async def test_everybody_who_is_promised_a_notice_gets_one(stage, chat, other_chat):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    await other_chat.say(NUMBER)
    await other_chat.expect("Номер я запомнил")
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    await chat.expect("У дорозі")
    await other_chat.expect("В пути")


async def test_the_notice_speaks_telegrams_language_where_none_was_chosen(stage, english_chat):
    stage.faults.switch_on("*", "503")
    await english_chat.say(NUMBER)
    await english_chat.expect("I have noted the number")
    await stage.stop_bot()
    await stage.start_bot()
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    await english_chat.expect("On its way")


async def test_the_notice_comes_in_the_language_of_that_moment(stage, chat):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    await chat.tap("English")
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    await chat.expect("On its way")


async def test_a_carrier_that_left_some_out_is_asked_again_for_those_alone(stage, chat):
    stage.faults.switch_on("*", "97-of-100", times=1)
    await chat.say(f"{NUMBER} {OTHER}")
    await chat.expect("Номер я запам’ятав")
    assert [("У дорозі" in one["text"], "Чекає" in one["text"]) for one in stage.sent_to(chat)] == [
        (True, False),
        (False, False),
    ]
    stage.wind(minutes=2)
    await stage.tick()
    card = await chat.expect("Чекає на вас")
    assert OTHER in card["text"]
    assert stage.nova_poshta.requests[-1].documents == 1
    assert len(stage.sent_to(chat)) == 3


async def test_after_the_time_of_an_update_the_person_hears_still_asking_and_then_gets_the_card(
    stage, chat, monkeypatch
):
    monkeypatch.setattr(asking.ask, "__defaults__", (0.4,))
    stage.faults.switch_on("*", "time-out")
    began = time.monotonic()
    await chat.say(NUMBER)
    await chat.expect("ще не відповідає. Напишу, щойно відповість")
    assert 0.4 <= time.monotonic() - began < 0.9
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    await chat.expect("У дорозі")


def test_an_update_waits_six_seconds_for_carriers_in_all():
    assert asking.WITHIN_AN_UPDATE_S == 6.0
    assert asking.ask.__defaults__ == (asking.WITHIN_AN_UPDATE_S,)
