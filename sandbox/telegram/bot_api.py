"""/bot<token>/<method>: from the request's bytes to a call and back to Telegram's envelope."""

from __future__ import annotations

import json
import re
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.telegram import editing, profile, sending
from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, text_of
from sandbox.telegram.faults import GATEWAY_PAGE, OF_METHODS, Dropped, Gateway, due, hang_up, strike_before
from sandbox.telegram.methods import METHODS
from sandbox.telegram.polling import Poller
from sandbox.telegram.refusals import Refused
from sandbox.telegram.webhook import Delivery, Told, webhook_info

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+", re.ASCII)
LARGEST_REQUEST = 50 * 1024 * 1024
LOG_KEPT = 10_000
JSON = dict[str, Any]
Params = dict[str, Any]
Handler = Callable[[Account, Args], Awaitable[Any]]
Observer = Callable[[str, Params], None]

OF_ACCOUNT: dict[str, Handler] = {
    "getme": profile.get_me,
    "sendmessage": sending.send_message,
    "sendvenue": sending.send_venue,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback_query,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.set_my_name,
    "getmyname": profile.get_my_name,
    "setmydescription": profile.set_my_description,
    "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
}


@dataclass
class BotApi:
    """The Bot API of one account. Every request of the bot passes the `observers` and stands in the `log`.

    `poller` and `delivery` are the account's; an observer is given the method as written and the parameters as they
    came: text from a form, any JSON from a JSON body.
    """

    account: Account
    observers: list[Observer]
    poller: Poller = field(init=False)
    delivery: Delivery = field(init=False)
    log: deque[JSON] = field(default_factory=lambda: deque(maxlen=LOG_KEPT))

    def __post_init__(self) -> None:
        """Set up the two ways in which updates go out."""
        self.poller = Poller(self.account)
        self.delivery = Delivery(self.account, self.poller, self.answered)

    async def handle(self, request: web.Request) -> web.Response:
        """One request of the bot."""
        try:
            self._admit(request.match_info["token"])
            method = request.match_info["method"]
            params = await read_params(request)
            for observer in self.observers:
                observer(method, params)
            status, body = await self.answered(method, params)
        except Refused as refused:
            status, body = refused.code, envelope(refused)
        except Gateway:
            return web.Response(status=502, text=GATEWAY_PAGE, content_type="text/html")
        except Dropped:
            return hang_up(request)
        headers = {"Retry-After": str(body["parameters"]["retry_after"])} if "parameters" in body else None
        return web.json_response(body, status=status, headers=headers)

    def _admit(self, token: str) -> None:
        if not TOKEN.fullmatch(token):
            raise Refused("token_malformed")
        if token != self.account.token:
            raise Refused("token_wrong")

    async def answered(self, method: str, params: Params) -> tuple[int, JSON]:
        """Do what is asked and write it into the log: HTTP status and Telegram's envelope."""
        entry: JSON = {"method": method, "params": params, "ok": False, "error": None, "at": time.time()}
        chat_id = text_of(params.get("chat_id"))
        if chat_id.lstrip("-").isdecimal():
            entry["chat_id"] = int(chat_id)
        self.log.append(entry)
        try:
            result = await self.struck(method, Args({name: text_of(value) for name, value in params.items()}))
        except Refused as refused:
            entry["error"] = refused.description
            return refused.code, envelope(refused)
        except (Gateway, Dropped) as fault:
            entry["error"] = type(fault).__name__
            raise
        entry["ok"] = True
        if isinstance(result, Told):
            return 200, {"ok": True, "result": result.result, "description": result.description}
        return 200, {"ok": True, "result": result}

    async def struck(self, method: str, args: Args) -> Any:
        """The method's result, unless a fault strikes before it or after it."""
        known = METHODS.get(method.lower())
        if known is None:
            raise Refused("method_unknown")
        fault = due(self.account.faults, known.name, OF_METHODS)
        await strike_before(fault)
        known.check(args)
        result = await self._result(known.name.lower(), args)
        if fault == "drop-after":
            raise Dropped
        return result

    async def _result(self, method: str, args: Args) -> Any:
        match method:
            case "getupdates":
                return await self.poller.get_updates(args)
            case "setwebhook":
                return await self.delivery.set_webhook(args)
            case "deletewebhook":
                return await self.delivery.delete_webhook(args)
            case "getwebhookinfo":
                return webhook_info(self.account)
        return await OF_ACCOUNT[method](self.account, args)


def envelope(refused: Refused) -> JSON:
    """Telegram's answer to what it refuses."""
    body: JSON = {"ok": False, "error_code": refused.code, "description": refused.description}
    return body if refused.retry_after is None else body | {"parameters": {"retry_after": refused.retry_after}}


async def read_params(request: web.Request) -> Params:
    """Parameters from the query string and the body, which may be a form, multipart or JSON; raises Refused."""
    params: Params = dict(request.query)
    try:
        if request.content_type == "application/json":
            return params | _json_params(await request.read())
        if request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            form = await request.post()
            params |= {name: value if isinstance(value, str) else "attach://file" for name, value in form.items()}
    except web.HTTPRequestEntityTooLarge as error:
        raise Refused("body_too_large") from error
    return params


def _json_params(body: bytes) -> Params:
    try:
        params = json.loads(body or b"{}")
    except ValueError as error:
        raise Refused("body_not_json") from error
    if not isinstance(params, dict):
        raise Refused("body_not_object")
    return params
