"""Mini Apps: how they are opened, with what Telegram signs for them, and what they send back."""

from __future__ import annotations

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

from sandbox.telegram.account import WebAppQuery, bounded
from sandbox.telegram.chat_facts import menu_button
from sandbox.telegram.chats import JSON
from sandbox.telegram.phone import Impossible, Phone
from sandbox.telegram.phone_inline import button_at

LONGEST_DATA = 4096  # bytes of WebApp.sendData (core.telegram.org/bots/webapps)
VERSION = "8.0"


def from_message(phone: Phone, message_id: int, place: tuple[int, int]) -> JSON:
    """Open the Mini App of an inline button; as `opened`."""
    _, button = button_at(phone, message_id, place)
    if "web_app" not in button:
        raise Impossible("this button opens no Mini App")
    return opened(phone, button["web_app"]["url"], signed=True)


def from_menu(phone: Phone) -> JSON:
    """Open the Mini App of the menu button; as `opened`."""
    button = menu_button(phone.account, phone.chat.id)
    if button["type"] != "web_app":
        raise Impossible("the menu button opens no Mini App")
    return opened(phone, button["web_app"]["url"], signed=True)


def from_keyboard(phone: Phone, text: str) -> JSON:
    """Open the Mini App of the reply keyboard's button with that text; as `opened`."""
    for row in (phone.chat.reply_keyboard or {}).get("keyboard", []):
        for button in row:
            if button["text"] == text and "web_app" in button:
                return opened(phone, button["web_app"]["url"], signed=False)
    raise Impossible("there is no such button below the chat")


def opened(phone: Phone, url: str, *, signed: bool) -> JSON:
    """The address with its launch parameters after "#". A keyboard's app gets no signed data, as in Telegram."""
    phone.check()
    said = {"tgWebAppVersion": VERSION, "tgWebAppPlatform": "web"}
    if signed:
        said = {"tgWebAppData": _init_data(phone)} | said
    return {"url": f"{url}#{urlencode(said, quote_via=quote)}", "signed": signed}


def _init_data(phone: Phone) -> str:
    """What Telegram signs, with its hash by the bot's token (core.telegram.org/bots/webapps, "Validating data")."""
    account = phone.account
    query = WebAppQuery(account.query_id(), phone.person.id, phone.chat.id)
    account.state.web_app_queries[query.id] = query
    bounded(account.state.web_app_queries)
    user = json.dumps(phone.person.user(), ensure_ascii=False, separators=(",", ":"))
    fields = {"query_id": query.id, "user": user, "auth_date": str(account.second())}
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", account.token.encode(), hashlib.sha256).digest()
    return urlencode(fields | {"hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()}, quote_via=quote)


def send_data(phone: Phone, data: str, button_text: str) -> JSON:
    """What a keyboard's Mini App sent by WebApp.sendData: message_id and update_id."""
    if not 0 < len(data.encode()) <= LONGEST_DATA:
        raise Impossible(f"a Mini App sends 1-{LONGEST_DATA} bytes")
    return phone.send({"web_app_data": {"data": data, "button_text": button_text}})
