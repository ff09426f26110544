"""/stage/…: the people's phones, the clock, faults and the log, over HTTP for the page and for tests.

JSON in and out, but for the multipart forms of files; an error is {"error": "why"} with 4xx. `<chat>` is a person's id
(their private chat with the bot) or a group's (below zero); in a group "as" names the person who acts, by default the
first member, and "speaks_as": "group" or "channel" lets them write as a chat. GET takes ?as=.

    GET    /stage/state                     version, now, bot, people, groups, parcels, faults, limits
    GET    /stage/events?after=<version>    {"version"} as soon as it is another, within 25 s
    GET    /stage/chats/<chat>              messages, typing, reply_keyboard, commands, menu_button (shown.py)
    POST   /stage/chats/<chat>/say          {"text", "forwarded"?, "caption"?, "reply_to"?} → message_id, update_id
                                            ("caption": the text comes under a small photo)
    POST   …/start                          {"payload"?}: a link t.me/<bot>?start=… → message_id, update_id
    POST   …/photo                          form: file (several: an album), caption?, forwarded? → {"messages": […]}
    POST   …/document, …/video, …/voice, …/sticker, …/audio     the same
    POST   …/location                       {"latitude", "longitude", "title"?, "address"?} → message_id, update_id
    POST   …/contact                        {"phone"?, "user_id"?} → message_id, update_id
    POST   …/edit                           {"message_id", "text"} → message_id, update_id
    POST   …/delete                         {"message_id"}
    POST   …/tap                            {"message_id", "row", "column"} → answered, text, show_alert, url?
    POST   …/inline                         {"query", "offset"?} → answered, query_id, results, next_offset, button
    POST   …/choose                         {"result_id"} → message_id, inline_message_id
    POST   …/web_app                        {"message_id", "row", "column"} | {"menu": true} | {"text"} → url, signed
    POST   …/web_app_data                   {"data", "button_text"} → message_id, update_id
    POST   …/block                          {"blocked"}; …/delete_account {} (private chats)
    GET    /stage/files/<file_unique_id>    the bytes, with their content type
    POST   /stage/people                    {"id"?, "first_name", "language_code", "role"?, "phone"?} → the person
    POST   /stage/groups                    {"title", "type"?, "members": [id…], "bot"?} → the group; the first is owner
    POST   /stage/groups/<id>/members       {"person", "status"}: member, administrator, left, kicked → the group
    POST   /stage/groups/<id>/bot           {"status", "by"?} → the group
    POST   /stage/groups/<id>/migrate       {} → the supergroup that it grew into
    POST   /stage/clock                     {"seconds"} → {"now"}
    POST   /stage/limits                    {"on"}: Telegram's real limits of sending
    POST   /stage/faults                    {"place", "name", "times"?}; DELETE ends all. Places: "telegram:<method>",
                                            "telegram:download", "telegram:update", "<simulator>:…", or "<…>:*"
    GET    /stage/log                       {"requests": […]} of the bot; DELETE forgets them
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web

from sandbox.faults import Faults
from sandbox.telegram.account import World
from sandbox.telegram.asked import asked, integer_in, text_in
from sandbox.telegram.bot_api import BotApi
from sandbox.telegram.chats import JSON, Person, PrivateChat
from sandbox.telegram.phone import Impossible
from sandbox.telegram.profile import menu
from sandbox.telegram.refusals import Refused
from sandbox.telegram.stage_chats import ChatRoutes, person_shown
from sandbox.telegram.stage_groups import GroupRoutes, group_shown

LONGEST_WATCH = 25.0
OWN_PLACE = "telegram"
IN_PLACE = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Stage:
    """The control API. `faults`: those of each simulator, by the prefix of the place; `at_hand`: see TelegramServer."""

    api: BotApi
    world: World
    faults: Mapping[str, Faults]
    at_hand: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def routes(self) -> list[web.RouteDef]:
        """All of /stage/…"""
        return [
            web.get("/stage/state", self.state),
            web.get("/stage/events", self.events),
            web.get("/stage/files/{unique_id}", self.file),
            web.post("/stage/people", self.people),
            web.post("/stage/clock", self.clock),
            web.post("/stage/limits", self.limits),
            web.post("/stage/parcels/{number}", self.act),
            web.post("/stage/faults", self.switch_on),
            web.delete("/stage/faults", self.switch_off),
            web.get("/stage/log", self.log),
            web.delete("/stage/log", self.clear_log),
            *ChatRoutes(self.api.account).routes(),
            *GroupRoutes(self.api.account).routes(),
        ]

    async def state(self, _request: web.Request) -> web.Response:
        """Everything at a glance."""
        account = self.api.account
        return web.json_response({
            "version": account.changes.version,
            "now": self.world.now().isoformat(timespec="seconds"),
            "bot": self._bot(),
            "people": [person_shown(chat) for chat in account.state.chats.values()],
            "groups": [group_shown(group) for group in account.state.groups.values()],
            "parcels": self.world.parcels(),
            "at_hand": {str(one): dict(texts) for one, texts in self.at_hand.items()},
            "limits": account.limits.on,
            "faults": {
                f"{prefix}:{place}": name for prefix, faults in self.faults.items()
                for place, name in faults.listed().items()
            },
        })  # fmt: skip

    def _bot(self) -> JSON:
        account = self.api.account
        listening = bool(account.state.webhook.url) or self.api.poller.listening()
        bot = account.bot()
        told = {"id": bot["id"], "username": bot["username"], "name": bot["first_name"]}
        return told | {"listening": listening, "commands": menu(account)}

    async def events(self, request: web.Request) -> web.Response:
        """The version, as soon as it is another than `after`."""
        after = integer_in(request.query, "after", -1)
        version = await self.api.account.changes.after(after, LONGEST_WATCH)
        return web.json_response({"version": version})

    async def file(self, request: web.Request) -> web.Response:
        """A file's bytes. Only pictures and PDFs are opened in place: whatever else might run as a part of the page."""
        account = self.api.account
        known = account.state.files.known.get(request.match_info["unique_id"])
        content = account.shelf.get(known) if known is not None else None
        if known is None or content is None:
            raise web.HTTPNotFound(text="there is no such file")
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400, immutable"}
        if known.mime_type not in IN_PLACE:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=content, content_type=known.mime_type or "application/octet-stream", headers=headers)

    async def people(self, request: web.Request) -> web.Response:
        """Let somebody have a telephone."""
        given = await asked(request)
        person = Person(
            first_name=text_in(given, "first_name"),
            id=integer_in(given, "id", 0),
            language_code=text_in(given, "language_code"),
            role=given.get("role"),
            phone=given.get("phone"),
        )
        self.api.account.add_person(person)
        chat: PrivateChat = self.api.account.state.chats[person.id]
        return web.json_response(person_shown(chat))

    async def clock(self, request: web.Request) -> web.Response:
        """Wind the world forward."""
        self.world.wind(timedelta(seconds=integer_in(await asked(request), "seconds")))
        self.api.account.changes.happened()
        return web.json_response({"now": self.world.now().isoformat(timespec="seconds")})

    async def limits(self, request: web.Request) -> web.Response:
        """Switch the real limits of sending on or off."""
        self.api.account.limits.switch(on=bool((await asked(request)).get("on")))
        self.api.account.changes.happened()
        return web.json_response({"on": self.api.account.limits.on})

    async def act(self, request: web.Request) -> web.Response:
        """Let a person do something with a parcel: hand_over, collect, let_lie or refuse."""
        self.world.act(request.match_info["number"], text_in(await asked(request), "act"))
        self.api.account.changes.happened()
        return web.json_response({"parcels": self.world.parcels()})

    async def switch_on(self, request: web.Request) -> web.Response:
        """Switch a fault on; a place without a prefix is Telegram's."""
        given = await asked(request)
        prefix, colon, place = text_in(given, "place").partition(":")
        faults = self.faults.get(prefix if colon else OWN_PLACE)
        if faults is None:
            raise Impossible(f"there is no simulator {prefix!r}")
        times = integer_in(given, "times") if given.get("times") is not None else None
        faults.switch_on(place if colon else prefix, text_in(given, "name"), times)
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


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Under /stage/ every refusal is {"error": "…"}."""
    if not request.path.startswith("/stage/"):
        return await handler(request)
    try:
        return await handler(request)
    except Refused as refused:
        return web.json_response({"error": refused.reason}, status=400)
    except (Impossible, ValueError) as error:
        return web.json_response({"error": str(error)}, status=400)
    except web.HTTPClientError as error:
        return web.json_response({"error": error.text or error.reason}, status=error.status)
