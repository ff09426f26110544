"""What the server remembers over a restart, and what its file looks like meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

import httpx

from sandbox.clock import SandboxClock
from sandbox.telegram import TelegramServer, serving
from sandbox.telegram.account import State
from sandbox.telegram.kept import StateFile, load
from tests.sandbox.telegram.conftest import until


def is_kept(file, query_id):
    async def holds():
        return query_id in load(file).queries

    return holds


def is_there(file):
    async def exists():
        return file.exists()

    return exists


async def test_a_restart_goes_on_with_everything(judged):
    sent = await judged.send(reply_markup={"inline_keyboard": [[{"text": "Так", "callback_data": "yes"}]]})
    await judged.send(reply_markup={"keyboard": [["Так"]]})
    await judged.bot("setMyCommands", commands=[{"command": "start", "description": "Почати"}])
    said = await judged.say("ще")
    query = judged.server.account.ask(judged.olya.id)
    before = await judged.chat()
    await until(is_kept(judged.server.state_file, query.id))  # after the debounce

    server = TelegramServer(token=judged.server.token, clock=SandboxClock(), state_file=judged.server.state_file)
    async with serving(server) as url, httpx.AsyncClient(base_url=url) as client:
        bot = f"/bot{server.token}"
        assert (await client.get(f"/stage/chats/{judged.olya.id}")).json() == before
        updates = (await client.get(f"{bot}/getUpdates")).json()["result"]
        assert [one["update_id"] for one in updates] == [said["update_id"]]
        assert (await client.get(f"{bot}/getMyCommands")).json()["result"][0]["command"] == "start"
        assert (await client.post(f"{bot}/answerCallbackQuery", json={"callback_query_id": query.id})).json()["ok"]
        edit = {"chat_id": judged.olya.id, "message_id": sent["message_id"], "text": "Ні"}
        assert (await client.post(f"{bot}/editMessageText", json=edit)).json()["ok"]
        fresh = await client.post(f"/stage/chats/{judged.olya.id}/say", json={"text": "нове"})
        assert fresh.json()["update_id"] == said["update_id"] + 1
        assert fresh.json()["message_id"] == said["message_id"] + 1


async def test_a_webhook_goes_on_after_a_restart(judged):
    await judged.bot("setWebhook", url="http://127.0.0.1:9/", max_connections=7)
    judged.server._file.write()
    server = TelegramServer(token=judged.server.token, clock=SandboxClock(), state_file=judged.server.state_file)
    async with serving(server) as url, httpx.AsyncClient(base_url=url) as client:
        told = (await client.get(f"/bot{server.token}/getWebhookInfo")).json()["result"]
    assert (told["url"], told["max_connections"]) == ("http://127.0.0.1:9/", 7)


async def test_many_changes_are_written_once_and_whole(tmp_path, monkeypatch):
    replaced, replace = [], Path.replace
    monkeypatch.setattr(Path, "replace", lambda fresh, target: replaced.append(target) or replace(fresh, target))
    kept = StateFile(tmp_path / "deep" / "state.json", State())
    for _ in range(20):
        kept.touch()
    assert replaced == []
    await until(is_there(tmp_path / "deep" / "state.json"))
    assert replaced == [tmp_path / "deep" / "state.json"]
    assert load(replaced[0]) == State()


async def test_the_last_change_is_kept_by_a_clean_stop(server):
    async with serving(server) as url, httpx.AsyncClient(base_url=url) as client:
        await client.post("/stage/people", json={"first_name": "Ігор", "language_code": "uk"})
    kept = json.loads(server.state_file.read_text(encoding="utf-8"))
    assert [chat["person"]["first_name"] for chat in kept["chats"].values()] == ["Ігор"]
    assert list(server.state_file.parent.iterdir()) == [server.state_file]


async def test_without_a_file_nothing_is_written(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with serving(TelegramServer(token=server.token, clock=SandboxClock())) as url, httpx.AsyncClient() as client:
        await client.post(f"{url}/stage/people", json={"first_name": "Ігор", "language_code": "uk"})
    assert list(tmp_path.iterdir()) == []
