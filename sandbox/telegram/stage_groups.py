"""/stage/groups…: groups are made, filled and led. See the table in stage.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.telegram.account import Account
from sandbox.telegram.asked import asked, integer_in, text_in
from sandbox.telegram.chats import JSON, Person
from sandbox.telegram.groups import KINDS, Group
from sandbox.telegram.membership import migrate, set_bot, set_member
from sandbox.telegram.phone import Impossible

STATUSES = frozenset({"member", "administrator", "left", "kicked"})


@dataclass
class GroupRoutes:
    """The groups of the account's people."""

    account: Account

    def routes(self) -> list[web.RouteDef]:
        """All of /stage/groups…"""
        group = "/stage/groups/{group_id:-[0-9]+}"
        return [
            web.post("/stage/groups", self.create),
            web.post(f"{group}/members", self.members),
            web.post(f"{group}/bot", self.bot),
            web.post(f"{group}/migrate", self.migrate),
        ]

    async def create(self, request: web.Request) -> web.Response:
        """Make a group; the first of its members owns it."""
        given = await asked(request)
        kind, wanted = text_in(given, "type", "supergroup"), given.get("members")
        if kind not in KINDS:
            raise Impossible(f"'type' must be one of {', '.join(KINDS)}")
        if not isinstance(wanted, list) or not wanted:
            raise Impossible("'members' must be a list of people")
        members = {self._person(one).id: "member" for one in wanted}
        owner = self._person(wanted[0])
        group = self.account.add_group(text_in(given, "title"), kind, members | {owner.id: "creator"})
        if status := text_in(given, "bot", ""):
            set_bot(self.account, group, _status(status), owner.user())
        return web.json_response(group_shown(group))

    async def members(self, request: web.Request) -> web.Response:
        """Let somebody in or out."""
        group, given = self._group(request), await asked(request)
        person = self._person(given.get("person"))
        set_member(self.account, group, person, _status(text_in(given, "status")), self._by(group, given))
        return web.json_response(group_shown(group))

    async def bot(self, request: web.Request) -> web.Response:
        """Let the bot in, raise it, or send it away."""
        group, given = self._group(request), await asked(request)
        set_bot(self.account, group, _status(text_in(given, "status")), self._by(group, given))
        self.account.changes.happened()
        return web.json_response(group_shown(group))

    async def migrate(self, request: web.Request) -> web.Response:
        """Let a group grow into a supergroup."""
        group = self._group(request)
        if group.kind != "group" or group.migrated_to is not None:
            raise Impossible("only a group can grow, and once")
        return web.json_response(group_shown(migrate(self.account, group)))

    def _by(self, group: Group, given: Mapping[str, Any]) -> JSON:
        return self._person(given.get("by", next(iter(group.members)))).user()

    def _group(self, request: web.Request) -> Group:
        group = self.account.state.groups.get(int(request.match_info["group_id"]))
        if group is None:
            raise web.HTTPNotFound(text=f"there is no group {request.match_info['group_id']}")
        return group

    def _person(self, wanted: Any) -> Person:
        chat = self.account.state.chats.get(integer_in({"person": wanted}, "person"))
        if chat is None:
            raise Impossible(f"there is no person {wanted}")
        return chat.person


def group_shown(group: Group) -> JSON:
    """A group as /stage/state lists it."""
    return {
        "id": group.id,
        "title": group.title,
        "type": group.kind,
        "members": [{"id": person_id, "status": status} for person_id, status in group.members.items()],
        "bot": group.bot,
        "unread": group.unread,
        "migrated_to": group.migrated_to,
    }


def _status(status: str) -> str:
    if status not in STATUSES:
        raise Impossible(f"'status' must be one of {', '.join(sorted(STATUSES))}")
    return status
