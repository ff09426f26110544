"""/stage/chats/…: what somebody does in one chat. See the table in stage.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.telegram import mini_apps, phone_files, phone_inline, photos
from sandbox.telegram import phone as phones
from sandbox.telegram.account import Account
from sandbox.telegram.args import Upload
from sandbox.telegram.asked import asked, asked_with_files, integer_in, text_in
from sandbox.telegram.chats import JSON, Chat, PrivateChat
from sandbox.telegram.groups import Group
from sandbox.telegram.phone import Impossible, Phone
from sandbox.telegram.shown import shown

FILES = ("photo", "document", "video", "voice", "sticker", "audio")
SMALL_PHOTO = 90


@dataclass
class ChatRoutes:
    """The doings of the account's people."""

    account: Account

    def routes(self) -> list[web.RouteDef]:
        """All of /stage/chats/…"""
        chat = "/stage/chats/{chat_id:-?[0-9]+}"
        doings = (
            self.say, self.start, self.location, self.contact, self.edit, self.delete, self.tap, self.inline,
            self.choose, self.web_app, self.web_app_data, self.block, self.delete_account,
        )  # fmt: skip
        return [
            web.get(chat, self.chat),
            web.post(f"{chat}/{{kind:{'|'.join(FILES)}}}", self.files),
            *(web.post(f"{chat}/{doing.__name__}", doing) for doing in doings),
        ]

    async def chat(self, request: web.Request) -> web.Response:
        """One chat as the phone shows it; looking at it makes its messages read."""
        phone = self._phone(request, request.query)
        if phone.chat.unread:
            phone.chat.unread = 0
            self.account.changes.happened()
        return web.json_response(shown(self.account, phone.chat, phone.person))

    async def say(self, request: web.Request) -> web.Response:
        """Write to the bot, or caption a small photo."""
        phone, given = await self._asked(request)
        text, forwarded = text_in(given, "text"), bool(given.get("forwarded"))
        if not given.get("caption"):
            return web.json_response(phones.say(phone, text, forwarded=forwarded))
        if not text.strip():
            raise Impossible("an empty message cannot be sent")
        sent = await phone_files.send_files(
            phone, "photo", [Upload("photo.png", "image/png", photos.blank(SMALL_PHOTO))], text, forwarded=forwarded
        )
        return web.json_response(sent[0])

    async def start(self, request: web.Request) -> web.Response:
        """Follow a link that starts the bot."""
        phone, given = await self._asked(request)
        return web.json_response(phones.start(phone, text_in(given, "payload", "")))

    async def files(self, request: web.Request) -> web.Response:
        """Send files of one kind; several make an album."""
        given, uploads = await asked_with_files(request)
        phone = self._phone(request, given)
        forwarded = given.get("forwarded") == "true"
        kind, caption = request.match_info["kind"], text_in(given, "caption", "")
        return web.json_response(
            {"messages": await phone_files.send_files(phone, kind, uploads, caption, forwarded=forwarded)}
        )

    async def location(self, request: web.Request) -> web.Response:
        """Send a place."""
        phone, given = await self._asked(request)
        return web.json_response(phone_files.send_location(phone, given))

    async def contact(self, request: web.Request) -> web.Response:
        """Share a contact, one's own by default."""
        phone, given = await self._asked(request)
        user_id = integer_in(given, "user_id") if "user_id" in given else None
        return web.json_response(phones.share_contact(phone, given.get("phone"), user_id))

    async def edit(self, request: web.Request) -> web.Response:
        """Change one's own message."""
        phone, given = await self._asked(request)
        return web.json_response(phones.edit(phone, integer_in(given, "message_id"), text_in(given, "text")))

    async def delete(self, request: web.Request) -> web.Response:
        """Take a message away."""
        phone, given = await self._asked(request)
        phones.delete(phone, integer_in(given, "message_id"))
        return web.json_response({})

    async def tap(self, request: web.Request) -> web.Response:
        """Tap an inline button and wait for the bot's answer."""
        phone, given = await self._asked(request)
        return web.json_response(await phone_inline.tap(phone, integer_in(given, "message_id"), _place(given)))

    async def inline(self, request: web.Request) -> web.Response:
        """Ask the bot inline and wait for what it offers."""
        phone, given = await self._asked(request)
        query, offset = text_in(given, "query"), text_in(given, "offset", "")
        return web.json_response(await phone_inline.ask(phone, query, offset))

    async def choose(self, request: web.Request) -> web.Response:
        """Send one of the offered results."""
        phone, given = await self._asked(request)
        return web.json_response(phone_inline.choose(phone, text_in(given, "result_id")))

    async def web_app(self, request: web.Request) -> web.Response:
        """Open a Mini App from the menu, from below the chat, or from a message."""
        phone, given = await self._asked(request)
        if given.get("menu"):
            return web.json_response(mini_apps.from_menu(phone))
        if "text" in given:
            return web.json_response(mini_apps.from_keyboard(phone, text_in(given, "text")))
        return web.json_response(mini_apps.from_message(phone, integer_in(given, "message_id"), _place(given)))

    async def web_app_data(self, request: web.Request) -> web.Response:
        """What a Mini App below the chat sends."""
        phone, given = await self._asked(request)
        data, button = text_in(given, "data"), text_in(given, "button_text")
        return web.json_response(mini_apps.send_data(phone, data, button))

    async def block(self, request: web.Request) -> web.Response:
        """Block the bot, or let it write again."""
        chat, given = self._private(request), await asked(request)
        phones.block(self.account, chat, blocked=bool(given.get("blocked")))
        return web.json_response(person_shown(chat))

    async def delete_account(self, request: web.Request) -> web.Response:
        """Leave Telegram for good."""
        phones.delete_account(self.account, self._private(request))
        return web.json_response({})

    async def _asked(self, request: web.Request) -> tuple[Phone, JSON]:
        chat, given = self._chat(request), await asked(request)
        return self._phone_on(chat, given), given

    def _phone(self, request: web.Request, given: Mapping[str, Any]) -> Phone:
        return self._phone_on(self._chat(request), given)

    def _phone_on(self, chat: Chat, given: Mapping[str, Any]) -> Phone:
        reply_to = integer_in(given, "reply_to") if given.get("reply_to") else None
        if isinstance(chat, PrivateChat):
            return Phone(self.account, chat, chat.person, reply_to=reply_to)
        members = chat.members if isinstance(chat, Group) else {}
        known = self.account.state.chats.get(integer_in(given, "as", next(iter(members), 0)))
        if known is None:
            raise Impossible("there is no such person")
        return Phone(self.account, chat, known.person, text_in(given, "speaks_as", ""), reply_to)

    def _chat(self, request: web.Request) -> Chat:
        wanted = int(request.match_info["chat_id"])
        chat = self.account.chat(wanted)
        if chat is None:
            raise web.HTTPNotFound(text=f"there is no {'person' if wanted > 0 else 'group'} {wanted}")
        return chat

    def _private(self, request: web.Request) -> PrivateChat:
        chat = self._chat(request)
        if not isinstance(chat, PrivateChat):
            raise Impossible("this is no private chat")
        return chat


def person_shown(chat: PrivateChat) -> JSON:
    """A person as /stage/state lists them."""
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


def _place(given: Mapping[str, Any]) -> tuple[int, int]:
    return integer_in(given, "row"), integer_in(given, "column")
