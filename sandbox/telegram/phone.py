"""What a person does on the phone in words: write, edit, share, block. Each makes the update that Telegram would."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.telegram.account import Account
from sandbox.telegram.chats import JSON, Chat, Message, Person, PrivateChat
from sandbox.telegram.found_entities import found_entities
from sandbox.telegram.groups import IN, Group
from sandbox.telegram.html_parser import units
from sandbox.telegram.via_bot import deliver

CHANNEL = {"id": -1_001_000_000_001, "title": "Магазин", "type": "channel"}
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)


class Impossible(ValueError):
    """The phone cannot do that; the text says why."""


@dataclass(frozen=True)
class Phone:
    """A person's phone, open on one chat. `speaks_as`: "group" or "channel" where not as the person."""

    account: Account
    chat: Chat
    person: Person
    speaks_as: str = ""
    reply_to: int | None = None

    def send(self, content: JSON) -> JSON:
        """Put a message into the chat: message_id and update_id, 0 where the bot does not get to see it."""
        self.check()
        chat, origin = self.chat, {}
        if isinstance(chat, PrivateChat):
            chat.started, chat.unread = True, 0
            if (chat.reply_keyboard or {}).get("one_time_keyboard"):
                chat.reply_keyboard = None
        elif isinstance(chat, Group):
            origin = chat.author(self.person, self.speaks_as)
        message = self.account.post(chat, content, by_bot=False, origin=origin, reply_to=self.reply_to)
        return {"message_id": message.id, "update_id": deliver(self.account, chat, message)}

    def check(self) -> None:
        """Raises Impossible where this person cannot write in this chat."""
        if self.person.deleted:
            raise Impossible("this person has deleted their account")
        if isinstance(self.chat, Group):
            if self.chat.migrated_to is not None:
                raise Impossible("this group has grown into a supergroup")
            if self.chat.members.get(self.person.id) not in IN:
                raise Impossible("this person is not in the group")
        elif self.person.blocked:
            raise Impossible("this person has blocked the bot")

    def found(self, message_id: int) -> Message:
        """A message of the chat; raises Impossible."""
        message = self.chat.messages.get(message_id)
        if message is None:
            raise Impossible("there is no such message")
        return message


def say(phone: Phone, text: str, *, forwarded: bool = False) -> JSON:
    """Write, or forward somebody's post: message_id and update_id."""
    return phone.send(written(text) | origin(phone, forwarded=forwarded))


def written(text: str) -> JSON:
    """A text as a message's content; raises Impossible."""
    text = text.strip()
    if not text:
        raise Impossible("an empty message cannot be sent")
    if units(text) > LONGEST_TEXT:
        raise Impossible(f"a message has at most {LONGEST_TEXT} characters")
    entities = found_entities(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


def captioned(text: str) -> JSON:
    """A caption as fields of a message's content, none where it is empty; raises Impossible."""
    text = text.strip()
    if units(text) > LONGEST_CAPTION:
        raise Impossible(f"a caption has at most {LONGEST_CAPTION} characters")
    entities = found_entities(text, [])
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def origin(phone: Phone, *, forwarded: bool) -> JSON:
    """Where a forwarded message came from."""
    post = {"type": "channel", "date": phone.account.second(), "chat": CHANNEL, "message_id": 1}
    return {"forward_origin": post} if forwarded else {}


def start(phone: Phone, payload: str) -> JSON:
    """Follow a link t.me/<bot>?start=<payload>: message_id and update_id."""
    if not PAYLOAD.fullmatch(payload):
        raise Impossible("a start parameter is up to 64 letters, digits, _ and -")
    name = "" if isinstance(phone.chat, PrivateChat) else f"@{phone.account.username}"
    return say(phone, f"/start{name} {payload}")


def share_contact(phone: Phone, number: str | None, user_id: int | None) -> JSON:
    """Send a contact: one's own number by default, or somebody else's; message_id and update_id."""
    number = number or phone.person.phone
    if not number:
        raise Impossible("this person has no phone number")
    contact: JSON = {"phone_number": number.removeprefix("+"), "first_name": phone.person.first_name}
    return phone.send({"contact": contact | {"user_id": phone.person.id if user_id is None else user_id}})


def edit(phone: Phone, message_id: int, text: str) -> JSON:
    """Change one's own message: message_id and update_id."""
    phone.check()
    message = phone.found(message_id)
    sender = message.origin.get("from", {}).get("id", phone.person.id)
    if message.by_bot or sender != phone.person.id or message.origin.get("via_bot"):
        raise Impossible("this is not a message of this person")
    if "text" in message.content:
        fresh = written(text)
    elif "caption" in message.content or message.content.keys() & {"photo", "document", "video", "voice", "audio"}:
        fresh = captioned(text)
    else:
        raise Impossible("there is no text in this message")
    kept = {name: value for name, value in message.content.items() if name not in WORDS}
    message.content = kept | fresh
    message.edit_date = phone.account.second()
    phone.account.changes.happened()
    return {"message_id": message.id, "update_id": deliver(phone.account, phone.chat, message, edited=True)}


WORDS = frozenset({"text", "entities", "caption", "caption_entities"})


def delete(phone: Phone, message_id: int) -> None:
    """Take a message away from both sides; Telegram does not tell the bot."""
    del phone.chat.messages[phone.found(message_id).id]
    phone.account.changes.happened()


def block(account: Account, chat: PrivateChat, *, blocked: bool) -> None:
    """Block the bot or let it write again; Telegram tells the bot by my_chat_member."""
    if blocked == chat.person.blocked:
        return
    chat.person.blocked = blocked
    member = {"user": account.bot(), "status": "member"}
    kicked = {"user": account.bot(), "status": "kicked", "until_date": 0}
    body: JSON = {
        "chat": chat.person.chat(),
        "from": chat.person.user(),
        "date": account.second(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    account.update("my_chat_member", body, f"member {chat.person.id}")


def delete_account(account: Account, chat: PrivateChat) -> None:
    """Let the person leave Telegram for good; the bot is not told."""
    chat.person.deleted = True
    account.changes.happened()
