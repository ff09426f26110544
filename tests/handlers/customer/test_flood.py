"""Too much from one person: one kind answer, then silence, then answers again. Others do not notice."""

from bot.handlers import flood
from tests.handlers.marks import in_both_modes


@in_both_modes
async def test_a_flood_gets_one_kind_answer_then_silence_then_answers_again(stage, chat, other_chat, monkeypatch):
    monkeypatch.setattr(flood, "_BURST", 3.0)
    monkeypatch.setattr(flood, "_CALM", 2.0)
    monkeypatch.setattr(flood, "_A_SECOND", 0.0)
    for _ in range(8):
        stage.send(chat, {"text": "/start"})
    await chat.expect("Забагато повідомлень одразу")
    await other_chat.say("/start")
    await other_chat.expect("Здравствуйте")
    told = [message["text"][:6] for message in stage.sent_to(chat)]
    assert told.count("Забага") == 1
    assert told.count("Вітаю!") == 3
    monkeypatch.setattr(flood, "_A_SECOND", 1000.0)  # whatever time has passed, it was long
    await chat.say("/start")
    await chat.expect("Вітаю!")


def test_twenty_at_once_are_no_flood_and_one_a_second_never_is():
    pace = flood.Flood()
    assert [pace.verdict(1, 0.0) for _ in range(23)] == ["pass"] * 20 + ["warn", "drop", "drop"]
    assert pace.verdict(2, 0.0) == "pass"
    assert [pace.verdict(2, float(second)) for second in range(1, 100)] == ["pass"] * 99
    assert pace.verdict(1, 4.9) == "drop"
    assert pace.verdict(1, 5.0) == "pass"


def test_only_so_many_people_are_remembered(monkeypatch):
    monkeypatch.setattr(flood, "_MOST_PEOPLE", 3)
    pace = flood.Flood()
    for person in range(10):
        pace.verdict(person, 0.0)
    assert len(pace._paces) == 3
