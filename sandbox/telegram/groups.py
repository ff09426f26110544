"""Groups, supergroups and channels: who is in them, what a bot in them gets to see. No HTTP, no refusals."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.telegram.chats import JSON, Chat, Message, Person

IN = frozenset({"creator", "administrator", "member"})
KINDS = ("group", "supergroup", "channel")
# Telegram's own stand-ins for whoever writes as a chat (Bot API, Message: "for backward compatibility")
ANONYMOUS = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "group_chat_created", "supergroup_chat_created", "channel_chat_created",
    "migrate_to_chat_id", "migrate_from_chat_id",
})  # fmt: skip


@dataclass
class Group(Chat):
    """A group of people. `members` and `bot`: statuses in the Bot API's words. `migrated_to`: what it grew into."""

    number: int
    title: str
    kind: str = "supergroup"
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "left"
    migrated_to: int | None = None

    @property
    def id(self) -> int:
        """Telegram's number: below zero."""
        return self.number

    def chat(self) -> JSON:
        """As Telegram's Chat."""
        return {"id": self.number, "title": self.title, "type": self.kind}

    def sender(self, message: Message, bot: JSON) -> JSON:
        """The bot, or whoever wrote; a channel speaks as itself."""
        if self.kind == "channel":
            return {"sender_chat": self.chat()} | message.origin
        return {"from": bot} if message.by_bot else dict(message.origin)

    def author(self, person: Person, speaks_as: str = "") -> JSON:
        """The sender of a person's message; `speaks_as`: "group", "channel" or nobody else."""
        if self.kind == "channel":
            return {}
        if speaks_as == "group":
            return {"from": ANONYMOUS, "sender_chat": self.chat()}
        if speaks_as == "channel":
            own = {"id": -1_001_000_000_000_000 - person.id, "title": person.first_name, "type": "channel"}
            return {"from": AS_CHANNEL, "sender_chat": own}
        return {"from": person.user()}

    def shows(self, message: Message, username: str, *, privacy: bool) -> bool:
        """Whether the bot gets to see a person's message (Bot Features, "Privacy mode")."""
        if self.bot not in IN:
            return False
        if (
            self.bot == "administrator"
            or not privacy
            or SERVICE & message.content.keys()
            or "via_bot" in message.origin
        ):
            return True
        replied = self.messages.get(message.reply_to or 0)
        return (replied is not None and replied.by_bot) or addressed(message, username)


def addressed(message: Message, username: str) -> bool:
    """Whether a text calls the bot: a command for nobody else, or its name."""
    units = message.text.encode("utf-16-le")
    for entity in message.entities:
        piece = units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le").lower()
        named = piece.partition("@")[2]
        if entity["type"] == "bot_command" and named in {"", username.lower()}:
            return True
        if entity["type"] == "mention" and named == username.lower():
            return True
    return False
