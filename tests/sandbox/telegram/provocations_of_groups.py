"""Wrong calls about groups, and to those who cannot be written to. See provocations.py."""

from __future__ import annotations

from tests.sandbox.telegram.conftest import Stage
from tests.sandbox.telegram.provocations import provokes


@provokes("user_deactivated")
async def _(stage: Stage):
    await stage.stage(f"chats/{stage.olya.id}/delete_account")
    return await stage.raw("sendMessage", chat_id=stage.olya.id, text="Вітаю"), {}


@provokes("bot_kicked")
async def _(stage: Stage):
    group = await stage.group()
    await stage.stage(f"groups/{group}/bot", status="kicked")
    return await stage.raw("sendMessage", chat_id=group, text="Вітаю"), {"kind": "supergroup"}


@provokes("bot_not_member")
async def _(stage: Stage):
    group = await stage.group()
    await stage.bot("leaveChat", chat_id=group)
    return await stage.raw("getChat", chat_id=group), {"kind": "supergroup"}


@provokes("group_upgraded")
async def _(stage: Stage):
    group = await stage.group(kind="group")
    grown = await stage.stage(f"groups/{group}/migrate")
    return await stage.raw("sendMessage", chat_id=group, text="Вітаю"), {"migrate_to_chat_id": grown["id"]}


async def _in_group(stage: Stage, button: dict[str, object]):
    markup = {"keyboard": [[{"text": "Так"} | button]]}
    return await stage.raw("sendMessage", chat_id=await stage.group(), text="Вітаю", reply_markup=markup), {}


@provokes("contact_private_only")
async def _(stage: Stage):
    return await _in_group(stage, {"request_contact": True})


@provokes("location_private_only")
async def _(stage: Stage):
    return await _in_group(stage, {"request_location": True})


@provokes("web_app_private_only")
async def _(stage: Stage):
    return await _in_group(stage, {"web_app": {"url": "https://example.com/"}})


@provokes("delete_forbidden")
async def _(stage: Stage):
    group = await stage.group()
    said = await stage.stage(f"chats/{group}/say", text="/start")
    return await stage.raw("deleteMessage", chat_id=group, message_id=said["message_id"]), {}
