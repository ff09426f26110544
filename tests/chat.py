"""A person to talk with, over the stage's control API: say, tap, expect. Every failure prints the whole chat."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import httpx

TIMEOUT = 30.0  # what is expected is waited for as long as a busy machine may take
LONGEST_TAP = 40.0
FILES = ("photo", "document", "video", "voice", "audio", "sticker")
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loading the real certificates takes longer than most tests


class Chat:
    """One person's chat with the bot. Use it as an async context manager, or `await close()` it."""

    def __init__(self, stage_url: str, person_id: int, group_id: int | None = None) -> None:
        """Be the person `person_id` of the stage at `stage_url`, in a group where one is given."""
        self.person_id = person_id
        self.chat_id = person_id if group_id is None else group_id
        self._client = httpx.AsyncClient(base_url=stage_url, timeout=60.0, verify=NO_TLS)
        self._seen: dict[int, dict[str, Any]] = {}
        self._messages: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Hang up."""
        await self._client.aclose()

    async def say(
        self, text: str, *, forwarded: bool = False, caption: bool = False, reply_to: int = 0
    ) -> dict[str, Any]:
        """Write to the bot, in answer to the message `reply_to` if need be; what it had written counts as seen."""
        await self._mark()
        asked = {"text": text, "forwarded": forwarded, "caption": caption}
        return await self._post("say", asked | ({"reply_to": reply_to} if reply_to else {}))

    async def start(self, payload: str = "") -> dict[str, Any]:
        """Follow a link t.me/<bot>?start=<payload>."""
        await self._mark()
        return await self._post("start", {"payload": payload})

    async def send_photo(self, photo: bytes | Sequence[bytes], caption: str = "") -> list[dict[str, Any]]:
        """Send a photo, or several as an album."""
        photos = [photo] if isinstance(photo, bytes) else photo
        return await self._put("photo", [("photo.jpg", one) for one in photos], {"caption": caption})

    async def send_document(self, document: bytes, name: str = "file.pdf", caption: str = "") -> dict[str, Any]:
        """Send a file under its name."""
        return (await self._put("document", [(name, document)], {"caption": caption}))[0]

    async def send_file(self, kind: str, content: bytes, name: str = "file") -> dict[str, Any]:
        """Send a "voice", "sticker", "video" or "audio"."""
        return (await self._put(kind, [(name, content)], {}))[0]

    async def send_location(self, latitude: float, longitude: float) -> dict[str, Any]:
        """Send a point on the map."""
        await self._mark()
        return await self._post("location", {"latitude": latitude, "longitude": longitude})

    async def edit(self, message_id: int, text: str) -> dict[str, Any]:
        """Change one's own message."""
        await self._mark()
        return await self._post("edit", {"message_id": message_id, "text": text})

    async def inline(self, query: str, offset: str = "") -> list[dict[str, Any]]:
        """Type after the bot's name: what it offers."""
        answer = await self._post("inline", {"query": query, "offset": offset})
        assert answer["answered"], f"the bot offered nothing for {query!r}"
        return list(answer["results"])

    async def choose(self, result_id: str) -> dict[str, Any]:
        """Send one of the offered results."""
        await self._mark()
        return await self._post("choose", {"result_id": result_id})

    async def file(self, message: Mapping[str, Any]) -> bytes:
        """The bytes of the photo, document or other file that a message carries."""
        carried = next(message[kind] for kind in FILES if kind in message)
        answer = await self._client.get(f"/stage/files/{carried['file']}")
        answer.raise_for_status()
        return answer.content

    async def share_contact(self, phone: str | None = None, user_id: int | None = None) -> dict[str, Any]:
        """Share a contact, one's own by default."""
        await self._mark()
        asked = {"phone": phone, "user_id": user_id}
        return await self._post("contact", {name: value for name, value in asked.items() if value is not None})

    async def tap(self, text: str) -> dict[str, Any]:
        """Tap the button whose text contains `text`, in the newest message that has one; the callback's answer."""
        await self._mark()
        for message in reversed(self._messages):
            for row, buttons in enumerate(message["inline_keyboard"]):
                for column, button in enumerate(buttons):
                    if text in button["text"]:
                        place = {"message_id": message["id"], "row": row, "column": column}
                        answer = await self._post("tap", place)
                        await self._look()
                        return answer
        raise AssertionError(f"no button {text!r} in\n{self}")

    async def block(self, *, blocked: bool = True) -> None:
        """Block the bot, or let it write again."""
        await self._post("block", {"blocked": blocked})

    async def expect(self, wanted: str, timeout: float = TIMEOUT) -> dict[str, Any]:  # noqa: ASYNC109
        """The newest message of the bot, new or edited since the last say or tap, that contains or matches `wanted`."""
        until, version = time.monotonic() + timeout, await self._version()
        while True:
            await self._look()
            for message in reversed(self._news()):
                if wanted in message["text"] or re.search(wanted, message["text"]):
                    return message
            left = until - time.monotonic()
            if left <= 0:
                raise AssertionError(f"nobody said {wanted!r} within {timeout} s:\n{self}")
            version = await self._changed(version, left)

    async def quiet(self, seconds: float) -> None:
        """Nothing comes from the bot for so long."""
        await self._mark()
        await asyncio.sleep(seconds)
        await self._look()
        assert not self._news(), f"the bot was to be quiet:\n{self}"

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The chat as it was last looked at."""
        return self._messages

    @property
    def buttons(self) -> list[str]:
        """Texts of the buttons under the newest message of the bot, as last looked at."""
        newest = next((one for one in reversed(self._messages) if one["from"] == "bot"), None)
        rows = [] if newest is None else newest["inline_keyboard"]
        return [button["text"] for row in rows for button in row]

    def __str__(self) -> str:
        """The whole chat, as one would read it."""
        lines = []
        for message in self._messages:
            edited = " (edited)" if message["edited"] else ""
            carried = " ".join(f"<{kind}>" for kind in (*FILES, "location", "venue", "contact") if kind in message)
            words = f"{carried} {message['text'] or message.get('service', '')}".strip()
            lines.append(f"{message['from']:>6} #{message['id']}{edited}: {words}")
            lines += ["         " + " | ".join(f"[{one['text']}]" for one in row) for row in message["inline_keyboard"]]
        return "\n".join(lines) or "(an empty chat)"

    def _news(self) -> list[dict[str, Any]]:
        return [one for one in self._messages if one["from"] == "bot" and one != self._seen.get(one["id"])]

    async def _mark(self) -> None:
        await self._look()
        self._seen = {one["id"]: one for one in self._messages}

    async def _look(self) -> None:
        answer = await self._client.get(f"/stage/chats/{self.chat_id}", params={"as": self.person_id})
        answer.raise_for_status()
        self._messages = answer.json()["messages"]

    async def _version(self) -> int:
        return int((await self._client.get("/stage/state")).json()["version"])

    async def _changed(self, version: int, left: float) -> int:
        """The stage's version, as soon as it changes, at the latest when time is up."""
        try:
            answer = await self._client.get("/stage/events", params={"after": version}, timeout=left)
        except httpx.ReadTimeout:
            return version
        return int(answer.json()["version"])

    async def _post(self, what: str, asked: dict[str, Any]) -> dict[str, Any]:
        url = f"/stage/chats/{self.chat_id}/{what}"
        answer = await self._client.post(url, json=asked | {"as": self.person_id}, timeout=LONGEST_TAP)
        assert answer.status_code == httpx.codes.OK, f"{what}: {answer.text}\n{self}"
        return dict(answer.json())

    async def _put(
        self, kind: str, files: Sequence[tuple[str, bytes]], fields: Mapping[str, str]
    ) -> list[dict[str, Any]]:
        await self._mark()
        url = f"/stage/chats/{self.chat_id}/{kind}"
        form = {"as": str(self.person_id), **fields}
        answer = await self._client.post(url, data=form, files=[("file", file) for file in files])
        assert answer.status_code == httpx.codes.OK, f"{kind}: {answer.text}\n{self}"
        return list(answer.json()["messages"])
