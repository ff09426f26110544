"""A status that we do not know: kept as it was, said in the carrier's words, told to the owner once."""

from tests.handlers.marks import on_both_engines


@on_both_engines
async def test_a_card_keeps_its_status_shows_the_carriers_words_and_the_owner_is_told_once(stage, chat, owner_chat):
    for number in ("20451900000031", "20451900000066"):
        await chat.say(number)
        await chat.expect(number)
    stage.wind(minutes=2)
    stage.faults.switch_on("*", "unknown-code")
    await chat.say("20451900000031")
    card = await chat.expect("Відправлення передано дронові")
    assert "У дорозі" in card["text"]
    await stage.tick()
    told = await owner_chat.expect("777")
    assert "Відправлення передано дронові" in told["text"]
    await chat.say("20451900000066")
    card = await chat.expect("Відправлення передано дронові")
    assert "Чекає на вас" in card["text"]
    await stage.tick()
    assert len(stage.sent_to(owner_chat)) == 2  # the greeting and the one notice


async def test_what_we_saw_tells_it_in_the_carriers_words(stage, chat):
    stage.faults.switch_on("*", "unknown-code")
    await chat.say("20451900000031")
    await chat.expect("дронові")
    await chat.tap("Що ми бачили")
    await chat.expect("— Відправлення передано дронові")


async def test_the_owner_is_told_of_the_code_even_where_the_parcel_has_moved_on_meanwhile(stage, chat, owner_chat):
    stage.faults.switch_on("*", "unknown-code", times=1)
    await chat.say("20451900000031")
    await chat.expect("дронові")
    stage.wind(hours=9)
    await chat.tap("Оновити")
    await chat.expect("Чекає на вас")
    await stage.tick()
    await owner_chat.expect("777")
