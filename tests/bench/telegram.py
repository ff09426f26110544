"""The other side in one process: a Bot API that only says yes, and whoever posts the updates. Raw HTTP/1.1.

Judges nothing (sandbox/telegram does that): all its time would be taken from what is measured.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus, urlsplit

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PATH = re.compile(rb"[A-Z]+ /bot(\d+):[^/]+/(\w+)")
_CHAT = re.compile(rb'(?:\bchat_id=|name="chat_id"\r\n\r\n)(\d+)')
_FIELD = re.compile(r"(url|secret_token)=([^&]*)")
_MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "-"}
_RESULTS: dict[str, Any] = {
    "getMe": {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
    "sendMessage": _MESSAGE,
    "editMessageText": _MESSAGE,
    "copyMessage": {"message_id": 1},
}
SHOWS = frozenset({"sendMessage", "editMessageText", "copyMessage"})  # after these the person sees the answer


def _answer(result: Any) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


_ANSWERS = {method: _answer(result) for method, result in _RESULTS.items()}
_YES = _answer(result=True)


class HttpMessages(asyncio.Protocol):
    """Cuts a stream into messages by Content-Length and hands each on: head and body."""

    def __init__(self, came: Callable[[asyncio.Transport, bytes, bytes], None]) -> None:
        self._came = came
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while (end := self._rest.find(b"\r\n\r\n")) >= 0:
            head = self._rest[:end]
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._rest) < whole:
                return
            body, self._rest = self._rest[end + 4 : whole], self._rest[whole:]
            self._came(self._transport, head, body)  # type: ignore[arg-type]


class BotApi:
    """Takes every call of every bot. `shown` is called with the chat's id when a message is there to be seen."""

    def __init__(self) -> None:
        self.shown: Callable[[int], None] = lambda _chat_id: None
        self._webhooks: dict[int, asyncio.Future[tuple[str, int, str, str]]] = {}

    async def start(self) -> str:
        """Listen; the address for bots."""
        server = await asyncio.get_running_loop().create_server(lambda: HttpMessages(self._came), "127.0.0.1", 0)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def webhook_of(self, bot_id: int, within: float) -> tuple[str, int, str, str]:
        """Wait until that bot has said where its updates go: host, port, path, secret."""
        return await asyncio.wait_for(self._webhook(bot_id), within)

    def _webhook(self, bot_id: int) -> asyncio.Future[tuple[str, int, str, str]]:
        return self._webhooks.setdefault(bot_id, asyncio.get_running_loop().create_future())

    def _came(self, transport: asyncio.Transport, head: bytes, body: bytes) -> None:
        called = _PATH.match(head)
        method = called[2].decode() if called else ""
        transport.write(_ANSWERS.get(method, _YES))
        if method in SHOWS:
            chat = _CHAT.search(body)
            self.shown(int(chat[1]) if chat else 0)
        elif called and method == "setWebhook":
            asked = dict(_FIELD.findall(body.decode()))
            url = urlsplit(unquote_plus(asked["url"]))
            where = (url.hostname or "", url.port or 80, url.path, unquote_plus(asked["secret_token"]))
            self._webhook(int(called[1])).set_result(where)
