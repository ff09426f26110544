"""The bot's account: who has written to it, what was said, what it has not confirmed. No HTTP, no limits judged."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from sandbox.faults import Faults
from sandbox.telegram.args import Args
from sandbox.telegram.changes import Changes
from sandbox.telegram.chats import JSON, Chat, Message, Person, PrivateChat, Query
from sandbox.telegram.files import Files, Shelf, StoredFile
from sandbox.telegram.groups import IN, Group
from sandbox.telegram.limits import Limits
from sandbox.telegram.refusals import Refused
from sandbox.telegram.updates import Update, UpdateQueue

FIRST_PERSON = 500_000_001
FIRST_UPDATE = 730_000_001
FIRST_SUPERGROUP = -1_002_000_000_001
FIRST_GROUP = -4_000_001
QUERY_LIFETIME = 150.0  # seconds: how long the Bot API server keeps a callback query for the bot (Client.cpp)
QUERIES_KEPT = 1000
TYPING = 5.0  # seconds: "The status is set for 5 seconds or less" (Bot API, sendChatAction)


class Clock(Protocol):
    """The time by which messages are dated."""

    def now(self) -> datetime: ...
    def wind(self, by: timedelta) -> None: ...


class World(Clock, Protocol):
    """The stage around the chats: its clock and the parcels that move with it."""

    def parcels(self) -> list[JSON]: ...

    def act(self, number: str, deed: str) -> None: ...


@dataclass
class Webhook:
    """Where updates are sent; `url` empty: nowhere. `last_error_date`: seconds since 1970, None while all is well."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str = ""


@dataclass
class Profile:
    """What the bot says about itself, by language ("" for all others); commands by "scope language".

    `menu_buttons`: by the private chat's number as text, "" for all others.
    """

    commands: dict[str, list[JSON]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[str, JSON] = field(default_factory=dict)


@dataclass
class InlineQuery:
    """What somebody typed after the bot's name. `chat_id`: where it would go; `answer`: what the bot offers."""

    id: str
    person_id: int
    chat_id: int
    query: str
    offset: str
    asked_at: float
    answer: JSON | None = None


@dataclass
class WebAppQuery:
    """A Mini App that was opened from a message or the menu and may answer once, by answerWebAppQuery."""

    id: str
    person_id: int
    chat_id: int


@dataclass
class State:
    """All that outlives a restart. `inline_messages`: chat and message of each inline_message_id."""

    chats: dict[int, PrivateChat] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    queries: dict[str, Query] = field(default_factory=dict)
    inline_queries: dict[str, InlineQuery] = field(default_factory=dict)
    inline_messages: dict[str, tuple[int, int]] = field(default_factory=dict)
    web_app_queries: dict[str, WebAppQuery] = field(default_factory=dict)
    updates: UpdateQueue = field(default_factory=lambda: UpdateQueue(FIRST_UPDATE))
    webhook: Webhook = field(default_factory=Webhook)
    profile: Profile = field(default_factory=Profile)
    next_message_id: int = 1
    next_query_id: int = 1


@dataclass
class Account:
    """One bot's side of Telegram. `changes` tell everybody who watches; `updates_came` whoever delivers updates."""

    token: str
    clock: Clock
    faults: Faults
    state: State
    name: str = "Pakunok"
    username: str = "pakunok_demo_bot"
    query_lifetime: float = QUERY_LIFETIME
    privacy: bool = True
    shelf: Shelf = field(default_factory=Shelf)
    limits: Limits = field(default_factory=Limits)
    changes: Changes = field(default_factory=Changes)
    updates_came: list[Callable[[Update], None]] = field(default_factory=list)
    typing: dict[int, float] = field(default_factory=dict)

    @property
    def bot_id(self) -> int:
        """The number before the token's colon."""
        return int(self.token.partition(":")[0])

    def bot(self) -> JSON:
        """The bot as Telegram's User."""
        name = self.state.profile.names.get("", self.name)
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.username}

    def second(self) -> int:
        """Now in whole seconds since 1970, by the stage's clock."""
        return int(self.clock.now().timestamp())

    def add_person(self, person: Person) -> Person:
        """Let somebody have a telephone; one with the same id is replaced, the chat stays."""
        person.id = person.id or max([FIRST_PERSON - 1, *self.state.chats]) + 1
        known = self.state.chats.get(person.id)
        if known is None:
            self.state.chats[person.id] = PrivateChat(person=person)
        else:
            person.blocked, person.deleted = known.person.blocked, known.person.deleted
            known.person = person
        self.changes.happened()
        return person

    def add_group(self, title: str, kind: str, members: dict[int, str]) -> Group:
        """Make a group without the bot."""
        first = FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP
        group = Group(number=first - len(self.state.groups), title=title, kind=kind, members=members)
        self.state.groups[group.id] = group
        self.changes.happened()
        return group

    def chat(self, chat_id: int) -> Chat | None:
        """A chat of any kind."""
        return self.state.chats.get(chat_id) or self.state.groups.get(chat_id)

    def open_chat(self, args: Args, *, writing: bool = True, name: str = "chat_id") -> Chat:
        """The chat that a request means and the bot may read or write in; raises Refused (Client.cpp, check_chat)."""
        if not args.text(name):
            raise Refused("chat_id_empty")
        chat = self.chat(args.integer(name))
        if isinstance(chat, Group):
            _check_group(chat, writing=writing)
        elif chat is None or (isinstance(chat, PrivateChat) and not chat.started):
            raise Refused("chat_not_found")
        elif writing and isinstance(chat, PrivateChat) and chat.person.deleted:
            raise Refused("user_deactivated")
        return chat

    def post(self, chat: Chat, content: JSON, **more: Any) -> Message:
        """Put a new message into a chat."""
        message = Message(self.state.next_message_id, more.pop("by_bot", True), self.second(), content, **more)
        self.state.next_message_id += 1
        chat.add(message)
        if message.by_bot:
            chat.unread += 1
            self.typing.pop(chat.id, None)
        self.changes.happened()
        return message

    def keep(self, file: StoredFile, content: bytes) -> StoredFile:
        """Keep a file; the oldest go where there are too many."""
        self.shelf.put(file, content)
        self.state.files.known[file.unique_id] = file
        for gone in self.state.files.overflow():
            self.shelf.drop(gone)
        return file

    def update(self, kind: str, body: JSON, lane: str) -> int:
        """Queue an update and wake whoever delivers it; gives its id."""
        update = self.state.updates.add(kind, body, lane)
        self.changes.happened()
        if update.id in self.state.updates.pending:
            for came in self.updates_came:
                came(update)
        return update.id

    def query_id(self) -> str:
        """A new identifier for whatever waits for an answer."""
        self.state.next_query_id += 1
        return str(self.bot_id * 1_000_000 + self.state.next_query_id - 1)

    def ask(self, person_id: int) -> Query:
        """A new callback query."""
        query = Query(self.query_id(), person_id, time.time())
        self.state.queries[query.id] = query
        bounded(self.state.queries)
        return query

    def open_query(self, query_id: str) -> Query:
        """The callback query that waits for its one answer; raises Refused."""
        query = self.state.queries.get(query_id)
        if query is None or query.answer is not None or time.time() - query.asked_at > self.query_lifetime:
            raise Refused("query_invalid")
        return query


def bounded(waiting: dict[str, Any]) -> None:
    """Forget the oldest of what waits for an answer."""
    while len(waiting) > QUERIES_KEPT:
        del waiting[next(iter(waiting))]


def _check_group(group: Group, *, writing: bool) -> None:
    """Raises Refused where the bot has no access (Client.cpp, check_chat_access)."""
    if group.kind == "group":
        if writing and group.migrated_to is not None:
            raise Refused("group_upgraded", migrate_to_chat_id=group.migrated_to)
        if not writing:
            return
    if group.bot == "kicked":
        raise Refused("bot_kicked", kind=group.kind)
    if group.bot not in IN:
        raise Refused("bot_not_member", kind=group.kind)
