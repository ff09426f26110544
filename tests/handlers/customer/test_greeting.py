"""The greeting and the language: Telegram's, until a tap chooses another."""

import pytest

from tests.handlers.marks import in_both_modes, on_both_engines


@pytest.mark.parametrize(
    ("language", "words"),
    [("uk", "Вітаю!"), ("ru", "Здравствуйте!"), ("en-GB", "Hello!"), ("de", "Вітаю!"), ("", "Вітаю!")],
)
async def test_the_greeting_speaks_telegrams_language_and_ukrainian_for_any_other(stage, language, words):
    person = await stage.person(language)
    await person.say("/start")
    message = await person.expect(words)
    assert len(message["text"].splitlines()) == 3


@on_both_engines
@in_both_modes
async def test_a_language_chosen_by_a_tap_stays_also_after_a_restart(stage, chat):
    await chat.say("/start")
    await chat.expect("Вітаю!")
    await chat.tap("English")
    greeting = await chat.expect("Hello!")
    assert greeting["edited"]
    assert chat.buttons == ["🔎 Find a branch", "💰 What it costs", "Українська", "Русский"]
    await stage.stop_bot()
    await stage.start_bot()
    await chat.say("20451900000031")
    await chat.expect("On its way")
