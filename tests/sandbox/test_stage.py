"""`python -m sandbox` as its user meets it: a real process, real signals, a second start."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Demo:
    """The process and what it has said so far."""

    def __init__(self, process):
        self.process = process
        self.said = ""

    def line_with(self, words):
        """Read on until a line has the words; the end of the output is a failure."""
        for line in self.process.stdout:
            self.said += line
            if re.search(words, line):
                return line
        pytest.fail(f"the demo ended before it said {words!r}:\n{self.said}")

    def address(self):
        return ADDRESS.search(self.line_with("open http")).group()

    def end(self, by=signal.SIGINT):
        """Send the signal; give the exit code and all that was said."""
        self.process.send_signal(by)
        return self.finish()

    def finish(self):
        """Read to the end; give the exit code and all that was said."""
        self.said += self.process.stdout.read()
        return self.process.wait(30), self.said


@contextmanager
def demo(state, *options):
    command = [sys.executable, "-m", "sandbox", "--state", str(state), *options]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        try:
            yield Demo(process)
        finally:
            process.kill()


def person(address, name):
    people = httpx.get(f"{address}/stage/state").json()["people"]
    return next(one["id"] for one in people if one["first_name"] == name)


def test_it_serves_the_page_and_its_people_and_parcels(tmp_path):
    with demo(tmp_path, "--no-bot", "--port", "0") as running:
        address = running.address()
        page = httpx.get(address)
        assert page.status_code == 200
        assert "/page/page.js" in page.text
        state = httpx.get(f"{address}/stage/state").json()
        assert [one["first_name"] for one in state["people"]] == [
            "Олена",
            "Сергій",
            "Emma",
            "Богдан",
            "Ірина",
            "Андрій",
            "Марія",
        ]
        assert [one["role"] for one in state["people"]] == ["customer"] * 3 + [
            "storekeeper",
            "courier",
            "manager",
            "owner",
        ]
        assert len(state["parcels"]) >= 12
        assert state["bot"]["listening"] is False


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_while_a_page_waits_for_events(tmp_path, by):
    with demo(tmp_path, "--no-bot", "--port", "0") as running:
        address = running.address()
        version = httpx.get(f"{address}/stage/state").json()["version"]
        host, port = address.removeprefix("http://").split(":")
        with closing(socket.create_connection((host, int(port)))) as waiting:
            waiting.sendall(f"GET /stage/events?after={version} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            httpx.get(f"{address}/stage/state")  # by its answer the one before it has been read too
            begun = time.monotonic()
            code, said = running.end(by)
            assert waiting.recv(64).startswith(b"HTTP/1.1 200")
        assert code == 0
        assert time.monotonic() - begun < 5
        assert "Traceback" not in said
        assert len(ADDRESS.findall(said)) == 1


def test_the_second_start_answers_at_once_and_keeps_chats_and_the_wound_clock(tmp_path):
    with demo(tmp_path, "--no-bot", "--port", "0") as first:
        address = first.address()
        olena = person(address, "Олена")
        httpx.post(f"{address}/stage/chats/{olena}/say", json={"text": "remember me"})
        wound = httpx.post(f"{address}/stage/clock", json={"seconds": 86_400}).json()["now"]
        parcels = httpx.get(f"{address}/stage/state").json()["parcels"]
        bot_id = httpx.get(f"{address}/stage/state").json()["bot"]["id"]
        first.end()
    begun = time.monotonic()
    with demo(tmp_path, "--no-bot", "--port", "0") as second:
        address = second.address()
        assert httpx.get(address).status_code == 200
        assert time.monotonic() - begun < 3
        state = httpx.get(f"{address}/stage/state").json()
        assert state["now"] >= wound
        assert state["parcels"] == parcels
        assert state["bot"]["id"] == bot_id
        assert len(state["people"]) == 7
        chat = httpx.get(f"{address}/stage/chats/{olena}").json()
        assert [message["text"] for message in chat["messages"]] == ["remember me"]


def test_a_taken_port_is_said_and_another_is_used(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        taken = other.getsockname()[1]
        with demo(tmp_path, "--no-bot", "--port", str(taken)) as running:
            assert f"Port {taken} is taken" in running.line_with("is taken")
            address = running.address()
            assert not address.endswith(f":{taken}")
            assert httpx.get(address).status_code == 200


def test_a_second_demo_on_the_same_state_says_where_the_first_is(tmp_path):
    with demo(tmp_path, "--no-bot", "--port", "0") as first:
        address = first.address()
        with demo(tmp_path, "--no-bot", "--port", "0") as second:
            assert address in second.line_with("running with the state")
            assert second.process.wait(10) == 1


def test_a_bot_that_dies_ends_the_demo_with_its_last_words(tmp_path):
    broken = {"bot_token": "7000000001:" + "x" * 35, "secret_key": "short", "nova_poshta_key": "k"}
    (tmp_path / "keys.json").write_text(json.dumps(broken))
    with demo(tmp_path, "--port", "0") as running:
        assert "exit code" in running.line_with("ended by itself")
        code, said = running.finish()
        assert code == 1
        last_words = (tmp_path / "bot.log").read_text().strip().splitlines()[-1]
        assert last_words in said.partition("Its log ends so:")[2]
        assert last_words


STAND_IN = """
import json, os, pathlib, signal, sys, urllib.request
telegram = os.environ["TELEGRAM_API_URL"] + "/bot" + os.environ["BOT_TOKEN"]
def leave(*_):
    urllib.request.urlopen(telegram + "/getMe").read()  # what is under way still gets its answer
    pathlib.Path("drained").touch()
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
pathlib.Path("pid").write_text(str(os.getpid()))
print(json.dumps({"level": "warning", "event": "small trouble"}))
while True:
    urllib.request.urlopen(telegram + "/getUpdates?timeout=30").read()
"""


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_the_bot_is_told_of_when_ready_and_ends_before_its_telegram(tmp_path, by):
    # It lies where the bot is started, so it is found before the real one.
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "bot" / "__main__.py").write_text(STAND_IN)
    with demo(tmp_path, "--port", "0") as running:
        running.line_with("The bot is ready")
        bot = int((tmp_path / "pid").read_text())
        code, said = running.end(by)
    assert code == 0
    assert "bot: warning: small trouble" in said
    assert "Traceback" not in said
    assert (tmp_path / "drained").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(bot, 0)


def test_the_ordinary_bot_answers_on_the_stage_and_leaves_nothing_behind(tmp_path):
    with demo(tmp_path, "--port", "0") as running:
        address = running.address()
        running.line_with("The bot is ready")
        chat = f"{address}/stage/chats/{person(address, 'Emma')}"
        httpx.post(f"{chat}/say", json={"text": "/start"})
        begun = time.monotonic()
        while len(messages := httpx.get(chat).json()["messages"]) < 2:
            assert time.monotonic() - begun < 10
            time.sleep(0.1)
        bot = int((tmp_path / "lock").read_text().rpartition(" ")[2])
        code, said = running.end()
    assert messages[1]["from"] == "bot"
    assert code == 0
    assert "Traceback" not in said + (tmp_path / "bot.log").read_text()
    with pytest.raises(ProcessLookupError):
        os.kill(bot, 0)


def test_nothing_heavy_is_loaded_before_the_page_answers():
    script = "import sandbox.__main__, sandbox.stage, sys; print(*(name.split('.')[0] for name in sys.modules))"
    loaded = subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, text=True)
    assert not {"aiogram", "sqlalchemy", "bot", "pydantic"} & set(loaded.split())
