"""A server on a free port, its bot's side and its stage's side, for the tests of this folder."""

from __future__ import annotations

import asyncio
import io
import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from sandbox.clock import SandboxClock
from sandbox.telegram import Person, TelegramServer, serving
from tests.bot_api_spec import SpecWatch


def new_token() -> str:
    """A token made now: none stands in the source."""
    return f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_hex(17)}a"


def picture(width: int = 640, height: int = 480, form: str = "PNG", **how: Any) -> bytes:
    """A picture whose colours change over it, so that it cannot be squeezed to nothing."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, form, **how)
    return out.getvalue()


async def until(true: Callable[[], Awaitable[Any]], within: float = 30.0) -> Any:
    """What `true` gives, as soon as that is something."""
    for _ in range(int(within / 0.02)):
        if found := await true():
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"it did not come true within {within} s")


async def _fresh(waiting: dict[str, Any], known: set[str]) -> set[str]:
    return set(waiting) - known


@dataclass
class Stage:
    """A running server with Оля on it, and both doors to it."""

    server: TelegramServer
    url: str
    client: httpx.AsyncClient
    olya: Person
    watch: SpecWatch

    async def bot(self, method: str, **params: Any) -> Any:
        """A call of the bot that must succeed; its result."""
        body = (await self.raw(method, **params)).json()
        assert body["ok"], body
        return body["result"]

    async def raw(self, method: str, **params: Any) -> httpx.Response:
        """A call of the bot with a JSON body."""
        return await self.client.post(f"/bot{self.server.token}/{method}", json=params)

    async def upload(self, method: str, files: dict[str, Any], **params: Any) -> httpx.Response:
        """A call of the bot with files in a multipart form."""
        form = {name: one if isinstance(one, str) else json.dumps(one) for name, one in params.items()}
        return await self.client.post(f"/bot{self.server.token}/{method}", data=form, files=files)

    async def uploaded(self, method: str, files: dict[str, Any], **params: Any) -> Any:
        """The same to Оля, which must succeed; its result."""
        body = (await self.upload(method, files, chat_id=self.olya.id, **params)).json()
        assert body["ok"], body
        return body["result"]

    async def put(self, kind: str, *files: Any, chat_id: int | None = None, **fields: Any) -> Any:
        """Оля sends files: (name, bytes) each; the stage's answers."""
        parts = [("file", file) for file in files]
        answer = await self.client.post(f"/stage/chats/{chat_id or self.olya.id}/{kind}", data=fields, files=parts)
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.json()["messages"]

    async def updates(self) -> list[Any]:
        """What waits for the bot, which then has it."""
        waiting = [update.wire() for update in self.server.account.state.updates.waiting()]
        self.server.account.state.updates.clear()
        return waiting

    async def group(self, bot: str = "member", kind: str = "supergroup") -> int:
        """A group of Оля and Ігор with the bot in it; its id."""
        ihor = await self.stage("people", first_name="Ігор", language_code="uk")
        made = await self.stage("groups", title="Склад", type=kind, members=[self.olya.id, ihor["id"]], bot=bot)
        self.server.account.state.updates.clear()
        return made["id"]

    async def answered_inline(self, query: str, results: list[Any], **how: Any) -> Any:
        """Оля types after the bot's name, and the bot offers that; what the phone then shows."""
        asking = asyncio.create_task(self.stage(f"chats/{self.olya.id}/inline", query=query))
        waiting = self.server.account.state.inline_queries
        known = set(waiting)
        await until(lambda: _fresh(waiting, known))
        await self.bot("answerInlineQuery", inline_query_id=next(reversed(waiting)), results=results, **how)
        return await asking

    async def send(self, text: str = "Вітаю", **params: Any) -> Any:
        """A message to Оля."""
        return await self.bot("sendMessage", chat_id=self.olya.id, text=text, **params)

    async def stage(self, path: str, **asked: Any) -> Any:
        """A call of the stage that must succeed."""
        answer = await self.client.post(f"/stage/{path}", json=asked)
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.json()

    async def say(self, text: str = "/start", **how: Any) -> Any:
        """Оля writes."""
        return await self.stage(f"chats/{self.olya.id}/say", text=text, **how)

    async def chat(self) -> Any:
        """Оля's chat."""
        return (await self.client.get(f"/stage/chats/{self.olya.id}")).json()

    async def fault(self, place: str, name: str, times: int | None = 1) -> None:
        """Switch a fault on."""
        await self.stage("faults", place=place, name=name, times=times)


@pytest.fixture
def server(tmp_path: Path) -> TelegramServer:
    """A server that redelivers quickly and keeps its state."""
    return TelegramServer(
        token=new_token(), clock=SandboxClock(), state_file=tmp_path / "state.json", redelivery_pause=0.02
    )


@pytest.fixture
async def stage(server: TelegramServer) -> AsyncIterator[Stage]:
    """The running server after Оля's /start, which the bot has taken. Its requests are not judged by the Bot API."""
    watch = SpecWatch()
    server.observers.append(watch)
    async with serving(server) as url, httpx.AsyncClient(base_url=url, timeout=30) as client:
        olya = server.add_person(Person("Оля", phone="+380990000001", role="customer"))
        running = Stage(server, url, client, olya, watch)
        await running.say()
        server.account.state.updates.clear()
        yield running


@pytest.fixture
async def judged(stage: Stage) -> AsyncIterator[Stage]:
    """The same; in the end no request may have been wrong by the Bot API's description."""
    yield stage
    assert stage.watch.faults == []
