"""Who comes into a group and leaves it, and what the bot is told of it."""

from __future__ import annotations

from sandbox.telegram.account import Account
from sandbox.telegram.chats import JSON, Person
from sandbox.telegram.groups import IN, Group
from sandbox.telegram.via_bot import deliver

RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
DENIED = frozenset({"can_be_edited", "is_anonymous", "can_promote_members"})


def member(user: JSON, status: str) -> JSON:
    """As Telegram's ChatMember."""
    told: JSON = {"user": user, "status": status}
    if status == "administrator":
        return told | {right: right not in DENIED for right in RIGHTS}
    if status == "creator":
        return told | {"is_anonymous": False}
    return told | ({"until_date": 0} if status == "kicked" else {})


def set_bot(account: Account, group: Group, status: str, by: JSON) -> None:
    """Let the bot in, make it an administrator, or send it away; `by`: the user who does it."""
    old, bot = group.bot, account.bot()
    if old == status:
        return
    group.bot = status
    account.update(
        "my_chat_member", _changed(account, group, by, (member(bot, old), member(bot, status))), _lane(group)
    )
    if group.kind != "channel":
        _service(account, group, by, bot, came=status in IN, was=old in IN)


def set_member(account: Account, group: Group, person: Person, status: str, by: JSON) -> None:
    """Let somebody in or out, or raise them."""
    old, user = group.members.get(person.id, "left"), person.user()
    if old == status:
        return
    group.members[person.id] = status
    if group.bot == "administrator":
        body = _changed(account, group, by, (member(user, old), member(user, status)))
        account.update("chat_member", body, _lane(group))
    if group.kind != "channel":
        _service(account, group, by, user, came=status in IN, was=old in IN)
    account.changes.happened()


def migrate(account: Account, group: Group) -> Group:
    """Let a group grow into a supergroup: from now on it is reached by another number."""
    grown = account.add_group(group.title, "supergroup", dict(group.members))
    grown.bot, group.migrated_to = group.bot, grown.id
    for chat, content in ((group, {"migrate_to_chat_id": grown.id}), (grown, {"migrate_from_chat_id": group.id})):
        author = account.state.chats[next(iter(group.members))].person.user()
        deliver(account, chat, account.post(chat, content, by_bot=False, origin={"from": author}))
    return grown


def _service(account: Account, group: Group, by: JSON, who: JSON, *, came: bool, was: bool) -> None:
    """The line in the chat that says who came or went; the bot does not see the one of its own going."""
    if came == was:
        return
    content = {"new_chat_members": [who]} if came else {"left_chat_member": who}
    message = account.post(group, content, by_bot=False, origin={"from": by})
    deliver(account, group, message)


def _changed(account: Account, group: Group, by: JSON, members: tuple[JSON, JSON]) -> JSON:
    old, new = members
    who = {"chat": group.chat(), "from": by, "date": account.second()}
    return who | {"old_chat_member": old, "new_chat_member": new}


def _lane(group: Group) -> str:
    return f"member {group.id}"
