"""/bot<token>/<method>: from the request's bytes to a call and back to Telegram's envelope."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, Upload, text_of
from sandbox.telegram.downloads import Downloads
from sandbox.telegram.faults import GATEWAY_PAGE, OF_METHODS, Dropped, Gateway, due, hang_up, strike_before
from sandbox.telegram.methods import METHODS
from sandbox.telegram.polling import Poller
from sandbox.telegram.refusals import Refused
from sandbox.telegram.requests import Params, read_params
from sandbox.telegram.routing import OF_ACCOUNT
from sandbox.telegram.webhook import Delivery, Told, webhook_info

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+", re.ASCII)
LOG_KEPT = 10_000
JSON = dict[str, Any]
Answering = Callable[[web.Request], Awaitable[web.Response]]
Observer = Callable[[str, Params], None]


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
    downloads: Downloads = field(init=False)
    log: deque[JSON] = field(default_factory=lambda: deque(maxlen=LOG_KEPT))

    def __post_init__(self) -> None:
        """Set up the two ways in which updates go out."""
        self.poller = Poller(self.account)
        self.delivery = Delivery(self.account, self.poller, self.answered)
        self.downloads = Downloads(self.account)

    async def handle(self, request: web.Request) -> web.Response:
        """One request of the bot."""
        return await self._guarded(request, self._called)

    async def download(self, request: web.Request) -> web.Response:
        """One file that the bot fetches; its faults strike at the place "download"."""
        return await self._guarded(request, self._fetched)

    async def _guarded(self, request: web.Request, answering: Answering) -> web.Response:
        """What `answering` gives, or Telegram's words for what was refused."""
        try:
            self._admit(request.match_info["token"])
            return await answering(request)
        except Refused as refused:
            return _enveloped(refused.code, envelope(refused))
        except Gateway:
            return web.Response(status=502, text=GATEWAY_PAGE, content_type="text/html")
        except Dropped:
            return hang_up(request)

    async def _called(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        params, files = await read_params(request, method)
        for observer in self.observers:
            observer(method, params)
        return _enveloped(*await self.answered(method, params, files))

    async def _fetched(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        entry: JSON = {"method": "download", "params": {"path": path}, "ok": False, "error": None, "at": time.time()}
        self.log.append(entry)
        fault = due(self.account.faults, "download", OF_METHODS)
        await strike_before(fault)
        try:
            content = self.downloads.content(path)
        except Refused as refused:
            entry["error"] = refused.description
            raise
        if fault == "drop-after":
            raise Dropped
        entry["ok"] = True
        return web.Response(body=content, content_type="application/octet-stream")

    def _admit(self, token: str) -> None:
        if not TOKEN.fullmatch(token):
            raise Refused("token_malformed")
        if token != self.account.token:
            raise Refused("token_wrong")

    async def answered(
        self, method: str, params: Params, files: Mapping[str, Upload] | None = None
    ) -> tuple[int, JSON]:
        """Do what is asked and write it into the log: HTTP status and Telegram's envelope."""
        entry: JSON = {"method": method, "params": params, "ok": False, "error": None, "at": time.time()}
        chat_id = text_of(params.get("chat_id"))
        if chat_id.lstrip("-").isdecimal():
            entry["chat_id"] = int(chat_id)
        self.log.append(entry)
        try:
            result = await self.struck(
                method, Args({name: text_of(value) for name, value in params.items()}, files or {})
            )
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
            case "getfile":
                return await self.downloads.get_file(args)
        return await OF_ACCOUNT[method](self.account, args)


def envelope(refused: Refused) -> JSON:
    """Telegram's answer to what it refuses."""
    body: JSON = {"ok": False, "error_code": refused.code, "description": refused.description}
    return body | ({"parameters": refused.parameters} if refused.parameters else {})


def _enveloped(status: int, body: JSON) -> web.Response:
    wait = body.get("parameters", {}).get("retry_after")
    return web.json_response(body, status=status, headers=None if wait is None else {"Retry-After": str(wait)})
