"""«What we saw»: the events in order, by pages, and back to the card."""

from sandbox.places import KYIV_BRANCH

STEPS = ("1", "4", "5", "6", "5", "6", "5", "6", "5", "6", "7")


async def seen_all(stage, chat):
    """A parcel asked for after each of its eleven steps."""
    number = stage.parcel(*((hours * 2, code) for hours, code in enumerate(STEPS)), destination=KYIV_BRANCH)
    stage.wind(seconds=5)
    await chat.say(number)
    await chat.expect("Накладну створено")
    for _ in STEPS[1:]:
        stage.wind(hours=2)
        await chat.tap("Оновити")
    await chat.expect("Чекає на вас")


async def test_what_we_saw_is_told_newest_first_by_pages(stage, chat):
    await seen_all(stage, chat)
    await chat.tap("Що ми бачили")
    first = (await chat.expect("що ми бачили"))["text"].splitlines()
    assert len([line for line in first if line.startswith("•")]) == 8
    assert "Чекає на вас, Відділення №917" in first[2]
    assert "Старіші →" in chat.buttons
    assert "← Новіші" not in chat.buttons
    await chat.tap("Старіші")
    second = (await chat.expect("Накладну створено"))["text"].splitlines()
    assert len([line for line in second if line.startswith("•")]) == 3
    assert "Накладну створено" in second[-1]
    assert "Старіші →" not in chat.buttons
    await chat.tap("Новіші")
    await chat.expect("Чекає на вас, Відділення №917")


async def test_one_can_go_back_to_the_card(stage, chat):
    await chat.say("20451900000031")
    await chat.expect("У дорозі")
    await chat.tap("Що ми бачили")
    await chat.expect("що ми бачили")
    assert chat.buttons == ["← До посилки"]
    await chat.tap("До посилки")
    card = await chat.expect("Київ → Львів")
    assert card["edited"]
    assert stage.asked() == 1


async def test_of_an_unknown_number_nothing_was_seen(chat):
    await chat.say("20457770000001")
    await chat.expect("Номер ще не видно")
    await chat.tap("Що ми бачили")
    await chat.expect("Поки що нічого")
