"""Callback data is what a stranger may have written: a kind word for whatever no button of ours says."""

import pytest

from bot.handlers import flood
from bot.screens.taps import Action
from tests.handlers.marks import in_both_modes, on_both_engines

STALE = "Ця кнопка застаріла"
GARBAGE = ("", "\0", "x", "c", "c:", "c:1", "::", "c:-1:", "c:1.5:", "c:٣:", "c:99999999999999999999:", "r:" + "9" * 60)
OF_ACTIONS = [
    f"{action}:{number}:{word}"
    for action in Action
    for number in ("0", "4242", str(2**63 - 1), str(2**63))
    for word in ("", "🎲", "9" * 20)
    if len(f"{action}:{number}:{word}".encode()) <= 64
]


@on_both_engines
async def test_no_tap_whatever_its_data_breaks_anything(stage, chat, monkeypatch):
    monkeypatch.setattr(flood, "_BURST", 1000.0)
    await chat.say("/start")
    await chat.expect("Вітаю")
    for data in [*GARBAGE[1:], *OF_ACTIONS]:
        stage.forge(chat, data)
        answer = await chat.tap("forged")
        assert answer["answered"], data
        assert len(answer["text"]) <= 200
    assert [line for line in stage.logs if line["event"] == "update_broke"] == []


@pytest.mark.parametrize(
    "data",
    [
        "c:4242:",
        "r:4242:",
        "s:4242:0",
        "f:4242:",
        "w:4242:",
        "w:4242:no",
        "m:4242:",
        "n:0:meest 20451900000031",
        "zzz",
        "c:-1:",
    ],
)
async def test_a_stale_or_forged_button_is_answered_kindly(stage, chat, data):
    await chat.say("/start")
    await chat.expect("Вітаю")
    stage.forge(chat, data)
    assert STALE in (await chat.tap("forged"))["text"]


async def test_a_tap_for_a_language_that_there_is_not_changes_nothing(stage, english_chat):
    await english_chat.say("/start")
    await english_chat.expect("Hello")
    stage.forge(english_chat, "l:0:xx")
    assert "too old" in (await english_chat.tap("forged"))["text"]
    await english_chat.say("/start")
    await english_chat.expect("Hello")


@in_both_modes
async def test_a_page_far_beyond_the_last_is_the_last(stage, chat):
    await chat.say("20451900000031")
    await chat.expect("У дорозі")
    for page in ("9" * 30, "-3", "x"):
        stage.forge(chat, f"s:1:{page}")
        await chat.tap("forged")
        await chat.expect("що ми бачили")
        await chat.tap("До посилки")
