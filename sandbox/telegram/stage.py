"""/stage/…: the people's phones, the clock, faults and the log, over HTTP for the page and for tests."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import web

from sandbox.faults import Faults
from sandbox.telegram import phone
from sandbox.telegram.account import World
from sandbox.telegram.bot_api import BotApi
from sandbox.telegram.chats import JSON, Chat, Person
from sandbox.telegram.profile import menu

LONGEST_WATCH = 25.0
OWN_PLACE = "telegram"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Stage:
    """The control API. `faults`: those of each simulator, by the prefix of the place."""

    api: BotApi
    world: World
    faults: Mapping[str, Faults]

    def routes(self) -> list[web.RouteDef]:
        """All of /stage/…"""
        chat = "/stage/chats/{person_id}"
        return [
            web.get("/stage/state", self.state),
            web.get("/stage/events", self.events),
            web.get(chat, self.chat),
            web.post(f"{chat}/say", self.say),
            web.post(f"{chat}/tap", self.tap),
            web.post(f"{chat}/contact", self.contact),
            web.post(f"{chat}/block", self.block),
            web.post("/stage/people", self.people),
            web.post("/stage/clock", self.clock),
            web.post("/stage/faults", self.switch_on),
            web.delete("/stage/faults", self.switch_off),
            web.get("/stage/log", self.log),
            web.delete("/stage/log", self.clear_log),
        ]

    async def state(self, _request: web.Request) -> web.Response:
        """Everything at a glance."""
        account = self.api.account
        listening = bool(account.state.webhook.url) or self.api.poller.listening()
        bot = account.bot()
        return web.json_response({
            "version": account.changes.version,
            "now": self.world.now().isoformat(timespec="seconds"),
            "bot": {
                "id": bot["id"], "username": bot["username"], "name": bot["first_name"],
                "listening": listening, "commands": menu(account),
            },
            "people": [_person(chat) for chat in account.state.chats.values()],
            "parcels": self.world.parcels(),
            "faults": {
                f"{prefix}:{place}": name for prefix, faults in self.faults.items()
                for place, name in faults.listed().items()
            },
        })  # fmt: skip

    async def events(self, request: web.Request) -> web.Response:
        """The version, as soon as it is another than `after`."""
        after = _integer(request.query, "after", -1)
        version = await self.api.account.changes.after(after, LONGEST_WATCH)
        return web.json_response({"version": version})

    async def chat(self, request: web.Request) -> web.Response:
        """One chat as the phone shows it; looking at it makes its messages read."""
        chat = self._chat(request)
        if chat.unread:
            chat.unread = 0
            self.api.account.changes.happened()
        return web.json_response(phone.shown(self.api.account, chat))

    async def say(self, request: web.Request) -> web.Response:
        """Write to the bot."""
        chat, asked = self._chat(request), await _asked(request)
        how = {"forwarded": bool(asked.get("forwarded")), "caption": bool(asked.get("caption"))}
        return web.json_response(phone.say(self.api.account, chat, _text(asked, "text"), **how))

    async def tap(self, request: web.Request) -> web.Response:
        """Tap an inline button and wait for the bot's answer."""
        chat, asked = self._chat(request), await _asked(request)
        place = (_integer(asked, "row"), _integer(asked, "column"))
        return web.json_response(await phone.tap(self.api.account, chat, _integer(asked, "message_id"), place))

    async def contact(self, request: web.Request) -> web.Response:
        """Share a contact, one's own by default."""
        chat, asked = self._chat(request), await _asked(request)
        user_id = _integer(asked, "user_id") if "user_id" in asked else None
        return web.json_response(phone.share_contact(self.api.account, chat, asked.get("phone"), user_id))

    async def block(self, request: web.Request) -> web.Response:
        """Block the bot, or let it write again."""
        chat, asked = self._chat(request), await _asked(request)
        phone.block(self.api.account, chat, blocked=bool(asked.get("blocked")))
        return web.json_response(_person(chat))

    async def people(self, request: web.Request) -> web.Response:
        """Let somebody have a telephone."""
        asked = await _asked(request)
        person = Person(
            first_name=_text(asked, "first_name"),
            id=_integer(asked, "id", 0),
            language_code=_text(asked, "language_code"),
            role=asked.get("role"),
            phone=asked.get("phone"),
        )
        self.api.account.add_person(person)
        return web.json_response(_person(self.api.account.state.chats[person.id]))

    async def clock(self, request: web.Request) -> web.Response:
        """Wind the world forward."""
        self.world.wind(timedelta(seconds=_integer(await _asked(request), "seconds")))
        self.api.account.changes.happened()
        return web.json_response({"now": self.world.now().isoformat(timespec="seconds")})

    async def switch_on(self, request: web.Request) -> web.Response:
        """Switch a fault on; a place without a prefix is Telegram's."""
        asked = await _asked(request)
        prefix, colon, place = _text(asked, "place").partition(":")
        faults = self.faults.get(prefix if colon else OWN_PLACE)
        if faults is None:
            raise phone.Impossible(f"there is no simulator {prefix!r}")
        times = _integer(asked, "times") if asked.get("times") is not None else None
        faults.switch_on(place if colon else prefix, _text(asked, "name"), times)
        self.api.account.changes.happened()
        return web.json_response({})

    async def switch_off(self, _request: web.Request) -> web.Response:
        """End all faults."""
        for faults in self.faults.values():
            faults.switch_off()
        self.api.account.changes.happened()
        return web.json_response({})

    async def log(self, _request: web.Request) -> web.Response:
        """The last requests of the bot."""
        return web.json_response({"requests": list(self.api.log)})

    async def clear_log(self, _request: web.Request) -> web.Response:
        """Forget the requests so far."""
        self.api.log.clear()
        return web.json_response({})

    def _chat(self, request: web.Request) -> Chat:
        wanted = request.match_info["person_id"]
        chat = self.api.account.state.chats.get(int(wanted)) if wanted.isdecimal() else None
        if chat is None:
            raise web.HTTPNotFound(text=f"there is no person {wanted}")
        return chat


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Under /stage/ every refusal is {"error": "…"}."""
    if not request.path.startswith("/stage/"):
        return await handler(request)
    try:
        return await handler(request)
    except (phone.Impossible, ValueError) as error:
        return web.json_response({"error": str(error)}, status=400)
    except web.HTTPClientError as error:
        return web.json_response({"error": error.text or error.reason}, status=error.status)


def _person(chat: Chat) -> JSON:
    person = chat.person
    return {
        "id": person.id,
        "first_name": person.first_name,
        "language_code": person.language_code,
        "role": person.role,
        "phone": person.phone,
        "unread": chat.unread,
        "blocked": person.blocked,
    }


async def _asked(request: web.Request) -> JSON:
    asked = json.loads(await request.read() or b"{}")
    if not isinstance(asked, dict):
        raise phone.Impossible("a JSON object is expected")
    return asked


def _text(asked: Mapping[str, Any], name: str) -> str:
    if not isinstance(asked.get(name), str):
        raise phone.Impossible(f"{name!r} must be a text")
    return str(asked[name])


def _integer(asked: Mapping[str, Any], name: str, default: int | None = None) -> int:
    value = asked.get(name, default)
    if value is None or isinstance(value, (bool, float, list, dict)):
        raise phone.Impossible(f"{name!r} must be a whole number")
    return int(value)
