"""The account's state in a file: read at the start, written at most a second after a change, never half written."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sandbox.telegram.account import InlineQuery, Profile, State, WebAppQuery, Webhook
from sandbox.telegram.chats import Message, Person, PrivateChat, Query
from sandbox.telegram.files import Files, StoredFile
from sandbox.telegram.groups import Group
from sandbox.telegram.updates import Update, UpdateQueue

DEBOUNCE = 1.0


def load(file: Path | None) -> State:
    """The state that the file holds; a fresh one where there is no file."""
    if file is None or not file.exists():
        return State()
    kept = json.loads(file.read_text(encoding="utf-8"))
    return State(
        chats={int(key): _chat(chat) for key, chat in kept["chats"].items()},
        groups={int(key): _group(group) for key, group in kept.get("groups", {}).items()},
        files=_files(kept.get("files", {})),
        queries={key: Query(**query) for key, query in kept["queries"].items()},
        inline_queries={key: InlineQuery(**one) for key, one in kept.get("inline_queries", {}).items()},
        inline_messages={key: (chat, message) for key, (chat, message) in kept.get("inline_messages", {}).items()},
        web_app_queries={key: WebAppQuery(**one) for key, one in kept.get("web_app_queries", {}).items()},
        updates=_updates(kept["updates"]),
        webhook=Webhook(**kept["webhook"]),
        profile=Profile(**kept["profile"]),
        next_message_id=kept["next_message_id"],
        next_query_id=kept["next_query_id"],
    )


def _messages(kept: dict[str, Any]) -> dict[int, Message]:
    return {int(key): Message(**message) for key, message in kept["messages"].items()}


def _chat(kept: dict[str, Any]) -> PrivateChat:
    return PrivateChat(**kept | {"person": Person(**kept["person"]), "messages": _messages(kept)})


def _group(kept: dict[str, Any]) -> Group:
    members = {int(key): status for key, status in kept["members"].items()}
    return Group(**kept | {"members": members, "messages": _messages(kept)})


def _files(kept: dict[str, Any]) -> Files:
    known = {key: StoredFile(**file) for key, file in kept.get("known", {}).items()}
    return Files(known, kept.get("next_number", 0))


def _updates(kept: dict[str, Any]) -> UpdateQueue:
    pending = {int(key): Update(**update) for key, update in kept["pending"].items()}
    again = {int(key): Update(**update) for key, update in kept["again"].items()}
    return UpdateQueue(**kept | {"pending": pending, "again": again})


class StateFile:
    """Where a state is kept; without a path nothing is."""

    def __init__(self, path: Path | None, state: State) -> None:
        """Keep `state`, the object, at `path`."""
        self._path = path
        self._state = state
        self._due: asyncio.TimerHandle | None = None

    def touch(self) -> None:
        """Have the state written within a second."""
        if self._path is not None and self._due is None:
            self._due = asyncio.get_running_loop().call_later(DEBOUNCE, self.write)

    def write(self) -> None:
        """Write now, in one step: a reader sees the old file or the new one."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self._state), ensure_ascii=False), encoding="utf-8")
        fresh.replace(self._path)
