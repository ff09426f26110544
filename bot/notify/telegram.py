"""Telegram, spoken through aiogram: screens' messages in its form, its refusals as errors of domain/errors.py."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    CopyMessage,
    DeleteMessage,
    DeleteMyCommands,
    EditMessageText,
    GetChat,
    GetFile,
    SendVenue,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.methods.base import Response, TelegramType
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
)
from aiohttp import ClientError

from bot.domain.errors import Blocked, DeliveryFailed, Refused, TooBig, Undelivered
from bot.guard import assert_not_writing
from bot.notify.gate import Gate, as_notice
from bot.notify.telegram_forms import NO_PREVIEW, article, inline, keyboard, replying, sending
from bot.screens.menu import Command
from bot.screens.message import Button, InlineResult, Message, Pin

_LONGEST_FREEZE_S = 60
_GONE = ("chat not found", "user is deactivated", "bot was kicked")
_INLINE_CACHE_S = 60
_SAME = "message is not modified"
_TOO_BIG = "file is too big"
_GONE_ALREADY = "message to delete not found"
_TOO_OLD_TAP = "query is too old"
_CANNOT_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",  # a file's or a photo's: its buttons may have been forged
)


class ThroughTheGate(BaseRequestMiddleware):
    """Every request asks the guard (law 1); every message waits its turn, and again where Telegram says 429."""

    def __init__(self, gate: Gate) -> None:
        """Use this gate."""
        self._gate = gate

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Send the request when it may go."""
        assert_not_writing(method.__api_method__)
        chat_id = getattr(method, "chat_id", None)
        while True:
            if isinstance(chat_id, int):
                await self._gate.turn(chat_id)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as wait:
                self._gate.freeze(wait.retry_after)
                if wait.retry_after > _LONGEST_FREEZE_S or not isinstance(chat_id, int):
                    raise


class TelegramChat:
    """The desk's way into Telegram (notify.base.Chat)."""

    def __init__(self, bot: Bot) -> None:
        """Speak as this bot."""
        self._bot = bot

    async def send(self, chat_id: int, message: Message, *, notice: bool = False) -> None:
        """Write a new message."""
        with as_notice(notice):
            await self._call(sending(chat_id, message))

    async def pin(self, chat_id: int, pin: Pin) -> None:
        """Show a place on the map, as a new message."""
        method = SendVenue(
            chat_id=chat_id,
            latitude=pin.latitude,
            longitude=pin.longitude,
            title=pin.title,
            address=pin.address,
            reply_markup=keyboard(pin.rows),
        )
        await self._call(method)

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Write anew what stands in a message; where that cannot be, write a new one."""
        method = EditMessageText(
            chat_id=chat_id,
            message_id=message_id,
            text=message.text,
            parse_mode="HTML",
            link_preview_options=NO_PREVIEW,
            reply_markup=inline(message),
        )
        try:
            await self._call(method)
        except Refused as refused:
            reason = str(refused).lower()
            if any(cannot in reason for cannot in _CANNOT_EDIT):
                await self.send(chat_id, message)
            elif _SAME not in reason:
                raise

    async def acknowledge(self, tap_id: str, text: str = "") -> None:
        """End the spinner of a tapped button."""
        try:
            await self._call(AnswerCallbackQuery(callback_query_id=tap_id, text=text or None))
        except Refused as refused:
            if _TOO_OLD_TAP not in str(refused).lower():
                raise

    async def copy(
        self, chat_id: int, of: tuple[int, int], *, reply_to: int | None = None, button: Button | None = None
    ) -> None:
        """Bring a message of another chat."""
        method = CopyMessage(
            chat_id=chat_id,
            from_chat_id=of[0],
            message_id=of[1],
            reply_parameters=None if reply_to is None else replying(reply_to),
            reply_markup=None if button is None else keyboard([[button]]),
        )
        with as_notice():
            await self._call(method)

    async def offer(self, query_id: str, results: Sequence[InlineResult]) -> None:
        """Answer an inline query; the public card is the same for everybody."""
        articles: list[Any] = [article(one) for one in results]
        method = AnswerInlineQuery(inline_query_id=query_id, results=articles, cache_time=_INLINE_CACHE_S)
        try:
            await self._call(method)
        except Refused as refused:
            if _TOO_OLD_TAP not in str(refused).lower():
                raise

    async def download(self, file_id: str, most_bytes: int) -> bytes:
        """Fetch a file that somebody sent."""
        try:
            file = await self._call(GetFile(file_id=file_id))
        except Refused as refused:
            raise (TooBig if _TOO_BIG in str(refused).lower() else refused) from refused
        if file.file_size is not None and file.file_size > most_bytes:
            raise TooBig
        content = BytesIO()
        try:
            async for chunk in self._bot.session.stream_content(
                self._bot.session.api.file_url(self._bot.token, file.file_path)
            ):
                content.write(chunk)
                if content.tell() > most_bytes:
                    raise TooBig
        except (ClientError, TimeoutError) as error:
            raise Undelivered(type(error).__name__) from error
        return content.getvalue()

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Take a message away."""
        try:
            await self._call(DeleteMessage(chat_id=chat_id, message_id=message_id))
        except Refused as refused:
            return _GONE_ALREADY in str(refused).lower()
        return True

    async def set_menu(self, chat_id: int, commands: Sequence[Command], language: str) -> None:
        """Offer commands in one chat."""
        listed = [BotCommand(command=one.name, description=one.does) for one in commands]
        scope = BotCommandScopeChat(chat_id=chat_id)
        await self._call(SetMyCommands(commands=listed, scope=scope, language_code=language or None))

    async def drop_menu(self, chat_id: int, language: str) -> None:
        """Offer everybody's commands again."""
        await self._call(DeleteMyCommands(scope=BotCommandScopeChat(chat_id=chat_id), language_code=language or None))

    async def name_of(self, chat_id: int) -> str:
        """Ask Telegram for the name. The id goes as a string: to read takes nobody's turn at the gate."""
        try:
            known = await self._call(GetChat(chat_id=str(chat_id)))
        except DeliveryFailed:
            return ""
        return " ".join(word for word in (known.first_name, known.last_name) if word)

    async def link(self, payload: str) -> str:
        """Make a deep link; the bot's name is asked for once."""
        try:
            me = await self._bot.me()
        except AiogramError as error:
            raise Undelivered(type(error).__name__) from error
        return f"https://t.me/{me.username}?start={payload}"

    async def _call(self, method: TelegramMethod[Any]) -> Any:
        try:
            return await self._bot(method)
        except TelegramForbiddenError as error:
            raise Blocked(error.message) from error
        except TelegramBadRequest as error:
            gone = any(word in error.message.lower() for word in _GONE)
            raise (Blocked if gone else Refused)(error.message) from error
        except TelegramRetryAfter as error:
            raise Undelivered(error.message, error.retry_after) from error
        except AiogramError as error:  # no answer, 5xx, an answer that is not Telegram's
            raise Undelivered(f"{type(error).__name__}") from error


def connect(token: str, api_url: str, gate: Gate) -> Bot:
    """Make the one client for this token."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url.rstrip("/")))
    session.middleware(ThroughTheGate(gate))
    return Bot(token, session=session)
