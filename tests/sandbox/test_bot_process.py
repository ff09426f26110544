"""The bot beside the stage: what it is given, what is passed on of it, how it ends. Real processes."""

import asyncio
import json
import os
import signal

import pytest

from sandbox import bot_process
from sandbox.bot_process import BotProcess
from sandbox.state_folder import StateInUse, take

DRAINS = """
import signal, sys, time
def leave(*_): print("drained"); sys.exit(0)
signal.signal(signal.SIGTERM, leave)
print("up")
time.sleep(60)
"""
DEAF = DRAINS.replace('leave(*_): print("drained"); sys.exit(0)', "leave(*_): pass") + "\ntime.sleep(60)"


@pytest.fixture
def folder(tmp_path):
    folder = take(tmp_path)
    yield folder
    os.close(folder.lock)


@pytest.fixture
def told():
    return []


async def start(folder, told, script, settings=None):
    return await BotProcess.start(settings or {}, folder, told.append, program=("-c", script))


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - the condition lies in another process
            await asyncio.sleep(0.02)


async def test_it_is_told_to_end_by_sigterm_and_may_finish(folder, told):
    bot = await start(folder, told, DRAINS)
    await until(lambda: "up" in folder.bot_log.read_text())
    await bot.stop()
    assert await bot.ended() == 0
    assert "drained" in folder.bot_log.read_text()


async def test_one_that_does_not_end_is_killed_and_this_is_said(folder, told, monkeypatch):
    monkeypatch.setattr(bot_process, "_DRAINS_WITHIN", 0.2)
    bot = await start(folder, told, DEAF)
    await until(lambda: "up" in folder.bot_log.read_text())
    await bot.stop()
    assert await bot.ended() == -signal.SIGKILL
    assert any("killed" in line for line in told)


async def test_stopping_twice_does_no_harm(folder, told):
    bot = await start(folder, told, "pass")
    await bot.ended()
    await bot.stop()
    await bot.stop()


async def test_warnings_are_passed_on_and_the_ordinary_is_not(folder, told):
    lines = [{"level": "info", "event": "quiet"}, {"level": "warning", "event": "loud"}]
    script = "\n".join(f"print({json.dumps(json.dumps(line))})" for line in lines) + "\nprint('torn', end='')"
    bot = await start(folder, told, script)
    await bot.ended()
    assert told == ["  bot: warning: loud", "  bot: torn"]


async def test_the_last_lines_are_those_of_its_end(folder, told):
    bot = await start(folder, told, "for n in range(50): print('line', n)")
    await bot.ended()
    assert bot.last_lines().splitlines()[0].strip() == "line 30"
    assert bot.last_lines().splitlines()[-1].strip() == "line 49"


async def test_the_last_lines_are_words(folder, told):
    bot = await start(folder, told, """print('{"level": "info", "event": "serving", "port": 1}')""")
    await bot.ended()
    assert bot.last_lines().strip() == "info: serving (port=1)"


async def test_it_holds_the_folder_even_when_the_stage_is_gone(tmp_path, told):
    folder = take(tmp_path)
    bot = await start(folder, told, DRAINS)
    os.close(folder.lock)
    with pytest.raises(StateInUse):
        take(tmp_path)
    await bot.stop()
    os.close(take(tmp_path).lock)


async def test_it_gets_its_settings_and_nothing_of_the_caller(folder, told, monkeypatch):
    monkeypatch.setenv("WEBHOOK_URL", "https://shop.example/hook")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    script = "import json, os; print(json.dumps([dict(os.environ), os.getcwd(), os.getsid(0) == os.getpid()]))"
    bot = await start(folder, told, script, {"OWNER_ID": "7010"})
    await bot.ended()
    environment, where, own_session = json.loads(folder.bot_log.read_text())
    assert environment["OWNER_ID"] == "7010"
    assert not {"WEBHOOK_URL", "HTTPS_PROXY"} & environment.keys()
    assert where == str(folder.path)
    assert own_session
