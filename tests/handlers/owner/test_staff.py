"""The owner invites in the chat, the invited person takes the role with one tap, and loses it at the next one."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from bot.db.tables import audit, person_role
from bot.services.first_owner import code_to_print
from tests.handlers.marks import in_both_modes, on_both_engines

NOT_ALLOWED = "Цього вам бачити не можна."
FORGED = ["e:0:list", "e:1:show", "e:1:+owner", "e:1:off-yes", "e:0:invite", "e:0:invite-owner", "e:1:revoke", "d:0:0"]


@pytest.fixture
async def chat(stage):
    """Whom the owner invites."""
    return await stage.person("uk", name="Богдан")


async def invite(owner, role="менеджер"):
    """The payload of the link that the owner is given."""
    await owner.say("/staff")
    await owner.expect("Люди магазину")
    await owner.tap("Запросити")
    await owner.expect("На яку роль")
    await owner.tap(role)
    told = await owner.expect("Перешліть це посилання")
    return re.search(r"\?start=(\w+)", told["text"])[1]


async def rows(stage, table):
    async with stage.desk.database.read() as db:
        return (await db.execute(select(table))).mappings().all()


async def join(chat, payload):
    await chat.start(payload)
    await chat.expect("запрошує вас працювати")
    await chat.tap("Приймаю")
    await chat.expect("Вітаю в команді")


def commands(stage, chat):
    return {
        scope: [one["command"] for one in listed]
        for scope, listed in stage.telegram.account.state.profile.commands.items()
        if scope.startswith(f"chat:{chat.person_id} ") and listed
    }


@on_both_engines
@in_both_modes
async def test_from_the_link_to_the_answer_to_a_customer_and_out_again(stage, owner_chat, chat, other_chat):
    await join(chat, await invite(owner_chat))
    await stage.tick()
    await owner_chat.expect("Богдан тепер у команді")
    await other_chat.say("позовите менеджера")
    await other_chat.expect("Передал")
    await stage.tick()
    await chat.expect("позовите менеджера")
    await chat.tap("відповісти")
    await chat.expect("Надішліть відповідь")
    await owner_chat.say("/staff")
    await owner_chat.expect("прийнято")
    await owner_chat.tap("Богдан")
    await owner_chat.expect("Зараз: менеджер")
    await owner_chat.tap("Забрати всі ролі")
    await owner_chat.expect("Забрати їх?")
    await owner_chat.tap("Так, забрати")
    await owner_chat.expect("без ролі")
    assert (await chat.tap("відповісти"))["text"] == NOT_ALLOWED
    await stage.tick()
    await chat.expect("більше не працюєте")
    assert [one["did"] for one in await rows(stage, audit)] == ["invited", "joined", "removed"]
    assert await rows(stage, person_role) == []


async def test_the_menu_comes_with_the_role_and_goes_with_it(stage, owner_chat, chat):
    assert commands(stage, chat) == {}
    await join(chat, await invite(owner_chat, "власник"))
    assert all({"staff", "carriers", "parcels"} <= set(listed) for listed in commands(stage, chat).values())
    assert len(commands(stage, chat)) == 4
    await chat.say("/staff")
    await chat.expect("Люди магазину")
    await chat.say("/forget_me")
    await chat.expect("Стерти ваш номер")
    await chat.tap("Так, стерти все")
    await chat.expect("я вас забув")
    assert commands(stage, chat) == {}
    await chat.say("/staff")
    await chat.expect("Не бачу тут номера")


async def test_a_used_and_a_revoked_link_say_why_they_open_nothing(stage, owner_chat, chat, other_chat):
    payload = await invite(owner_chat, "кур’єр")
    await join(chat, payload)
    await other_chat.start(payload)
    await other_chat.expect("уже воспользовались")
    await chat.start(payload)
    await chat.expect("уже скористалися")
    payload = await invite(owner_chat, "кур’єр")
    await other_chat.start(payload)
    await other_chat.expect("приглашает вас")
    await owner_chat.tap("Відкликати")
    await owner_chat.expect("відкликано")
    assert "отозвали" in (await other_chat.tap("Принимаю"))["text"]


async def test_roles_are_toggled_and_a_stale_button_says_so(stage, owner_chat, chat):
    await join(chat, await invite(owner_chat, "кур’єр"))
    await owner_chat.say("/staff")
    await owner_chat.expect("кур’єр: прийнято")
    await owner_chat.tap("Богдан")
    await owner_chat.tap("Дати роль: комірник")
    await owner_chat.expect("Зараз: комірник, кур’єр")
    stage.forge(owner_chat, f"e:{(await rows(stage, person_role))[0]['person_id']}:+courier")
    assert (await owner_chat.tap("forged"))["text"] == "Це вже зроблено."
    await stage.tick()
    await chat.expect("Ваші ролі в магазині тепер")
    await owner_chat.say("/audit")
    told = (await owner_chat.expect("Хто що робив"))["text"]
    assert "було «кур’єр», стало «комірник, кур’єр»" in told


async def test_whoever_is_no_owner_changes_nobody(stage, owner_chat, chat):
    payload = await invite(owner_chat)
    await join(chat, payload)
    before = await rows(stage, person_role)
    await chat.say("/staff")
    await chat.expect("Не бачу тут номера")
    for data in FORGED:
        stage.forge(chat, data)
        assert (await chat.tap("forged"))["text"] == NOT_ALLOWED
    assert await rows(stage, person_role) == before


async def test_a_tap_whose_answer_was_lost_gives_the_role_once(stage, owner_chat, chat):
    payload = await invite(owner_chat, "комірник")
    stage.telegram.faults.switch_on("editMessageText", "500", times=1)
    await join(chat, payload)
    assert [one["role"] for one in await rows(stage, person_role)] == ["storekeeper"]
    assert [one["did"] for one in await rows(stage, audit)] == ["invited", "joined"]


@pytest.fixture
async def ownerless(stage):
    """The same bot without OWNER_ID, started anew."""
    await stage.stop_bot()
    settings = stage._settings
    stage._settings = lambda: settings().model_copy(update={"owner_id": None})
    await stage.start_bot()
    return stage


async def test_the_code_makes_an_owner_who_then_invites(ownerless, chat, other_chat):
    code = await code_to_print(ownerless.desk)
    await chat.say("AAAA-AAAA-AAAA")
    await chat.expect("Цей код не підходить")
    await chat.say(code)
    await chat.expect("Тепер цей магазин ваш")
    await other_chat.say(code)  # words like any others now
    await other_chat.expect(".")
    await join_in_russian(other_chat, await invite(chat, "кур’єр"))
    held = {(one["role"]) for one in await rows(ownerless, person_role)}
    assert held == {"owner", "courier"}


async def join_in_russian(chat, payload):
    await chat.start(payload)
    await chat.expect("приглашает вас")
    await chat.tap("Принимаю")
    await chat.expect("Добро пожаловать")
