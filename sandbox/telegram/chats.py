"""People, chats and messages in the shape of the Bot API. No limits are judged here."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

MESSAGES_KEPT = 500  # a chat; what is older is forgotten, as if deleted
JSON = dict[str, Any]


@dataclass
class Person:
    """Somebody with a telephone. `id` 0 lets the account give the next free one. `deleted`: the account is no more."""

    first_name: str
    id: int = 0
    language_code: str = "uk"
    role: str | None = None
    phone: str | None = None
    blocked: bool = False
    deleted: bool = False

    def user(self) -> JSON:
        """As Telegram's User."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }

    def chat(self) -> JSON:
        """As Telegram's Chat: a private one has its person's id."""
        return {"id": self.id, "first_name": self.first_name, "type": "private"}


@dataclass
class Message:
    """One message. `content` holds what differs by kind, in Telegram's names: text, entities, venue, photo, …

    `date` and `edit_date` are seconds since 1970; `markup` is the keyboard as it was sent, of any kind. `origin`: who
    sent it, in Telegram's names (from, sender_chat, via_bot), where the chat alone does not say it.
    """

    id: int
    by_bot: bool
    date: int
    content: JSON
    markup: JSON | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    origin: JSON = field(default_factory=dict)
    inline_message_id: str = ""

    @property
    def inline_keyboard(self) -> list[list[JSON]]:
        """Rows of buttons under the message; empty without an inline keyboard."""
        rows: list[list[JSON]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def text(self) -> str:
        """What a person reads: the text, or the caption under a photo or file."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[JSON]:
        """What stands out in `text`."""
        found: list[JSON] = self.content.get("entities") or self.content.get("caption_entities") or []
        return found


@dataclass(kw_only=True)
class Chat(ABC):
    """Messages of one chat, and the bot's keyboard below them."""

    messages: dict[int, Message] = field(default_factory=dict)
    unread: int = 0
    reply_keyboard: JSON | None = None

    @property
    @abstractmethod
    def id(self) -> int:
        """Telegram's number of the chat."""

    @abstractmethod
    def chat(self) -> JSON:
        """As Telegram's Chat."""

    @abstractmethod
    def sender(self, message: Message, bot: JSON) -> JSON:
        """Who sent a message, as fields of Telegram's Message."""

    def add(self, message: Message) -> None:
        """Keep a new message, and forget the oldest beyond the bound."""
        self.messages[message.id] = message
        while len(self.messages) > MESSAGES_KEPT:
            del self.messages[next(iter(self.messages))]

    def wire(self, message: Message, bot: JSON, *, with_reply: bool = True) -> JSON:
        """As Telegram's Message, seen by the bot; the message replied to is nested once, as Telegram does."""
        wire: JSON = {"message_id": message.id} | self.sender(message, bot)
        wire |= {"chat": self.chat(), "date": message.date}
        if message.edit_date is not None:
            wire["edit_date"] = message.edit_date
        replied = self.messages.get(message.reply_to or 0)
        if with_reply and replied is not None:
            wire["reply_to_message"] = self.wire(replied, bot, with_reply=False)
        wire |= message.content
        if message.inline_keyboard:
            wire["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
        return wire


@dataclass
class PrivateChat(Chat):
    """The chat of one person with the bot. `started` once the person has written."""

    person: Person
    started: bool = False

    @property
    def id(self) -> int:
        """The person's own number."""
        return self.person.id

    def chat(self) -> JSON:
        """As Telegram's Chat."""
        return self.person.chat()

    def sender(self, message: Message, bot: JSON) -> JSON:
        """The bot or the person."""
        return {"from": bot if message.by_bot else self.person.user()} | message.origin


@dataclass
class Query:
    """A tap on an inline button that waits for answerCallbackQuery. `asked_at`: seconds of the real clock."""

    id: str
    person_id: int
    asked_at: float
    answer: JSON | None = None
