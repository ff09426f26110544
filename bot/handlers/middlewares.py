"""Around every handler: the errors in words, who speaks, the flood, the end of a tap's spinner."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, TelegramObject, Update, User

from bot.desk import Desk
from bot.domain.errors import Blocked, DeskError, Undelivered
from bot.handlers.flood import Flood
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.services import people
from bot.texts import Speech

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

_log = structlog.get_logger(__name__)


class ErrorsInWords(BaseMiddleware):
    """The one place where a failure becomes a sentence (design, law 11).

    What could not be delivered goes on up: the update stays unanswered and comes again.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update, or say why not."""
        try:
            return await handler(event, data)
        except (Blocked, Undelivered):
            raise
        except DeskError as refused:
            await _say(data["desk"], event, chat.refusal(_speech(data), refused))
        except Exception:  # noqa: BLE001 - whatever broke, the person hears of it and the update is consumed
            reference = secrets.token_hex(3).upper()
            _log.exception("update_broke", reference=reference)
            await _say(data["desk"], event, chat.breakdown(_speech(data), reference))
        return None


def _speech(data: dict[str, Any]) -> Speech:
    turn: Turn | None = data.get("turn")
    user: User | None = data.get("event_from_user")
    desk: Desk = data["desk"]
    return turn.speech if turn else desk.texts.speech(user.language_code if user else None)


async def _say(desk: Desk, event: TelegramObject, text: str) -> None:
    if not isinstance(event, Update):
        raise TypeError(type(event))
    if event.callback_query is not None:
        await desk.chat.acknowledge(event.callback_query.id, text)
    elif (message := event.message or event.edited_message) is not None:
        await desk.chat.send(message.chat.id, chat.plain(text))


class WhoSpeaks(BaseMiddleware):
    """Gives handlers their Turn, and stops a flood."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update as this person's turn; updates of nobody pass by."""
        user: User | None = data.get("event_from_user")
        if user is None:
            return None
        desk: Desk = data["desk"]
        flood: Flood = data["flood"]
        is_typing = isinstance(event, Update) and event.inline_query is not None  # each letter asks anew
        verdict = "pass" if is_typing else flood.verdict(user.id, asyncio.get_running_loop().time())
        if verdict == "drop":
            return None
        person = await people.meet(desk, user.id, user.language_code)
        data["turn"] = Turn(person, people.speech_of(desk, person), data["delivery"])
        if verdict == "warn":
            raise DeskError("error-flood")
        return await handler(event, data)


class EndOfTap(BaseMiddleware):
    """Ends the spinner of every tapped button, once its handler is through, with the words that it returns."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the tap, then acknowledge it."""
        if not isinstance(event, CallbackQuery):
            raise TypeError(type(event))
        result = await handler(event, data)
        await data["desk"].chat.acknowledge(event.id, result if isinstance(result, str) else "")
        return result
