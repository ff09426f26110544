"""The ways out to people. A sender takes a Message and says by an error of domain/errors.py why it did not arrive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.screens.menu import Command
from bot.screens.message import Button, InlineResult, Message, Pin


class Chat(Protocol):
    """Telegram, as the desk speaks into it. Chats are known by Telegram's ids.

    Every method raises Blocked, Refused or Undelivered.
    """

    async def send(self, chat_id: int, message: Message, *, notice: bool = False) -> None:
        """Write a new message; a notice (that nobody just asked for) lets answers go first."""

    async def pin(self, chat_id: int, pin: Pin) -> None:
        """Show a place on the map, as a new message."""

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Write anew what stands in a message; the same text again is no error."""

    async def acknowledge(self, tap_id: str, text: str = "") -> None:
        """End the spinner of a tapped button, with a short text where there is one; a tap too old is no error."""

    async def copy(
        self, chat_id: int, of: tuple[int, int], *, reply_to: int | None = None, button: Button | None = None
    ) -> None:
        """Bring a message of another chat (chat id, message id), whatever it holds, with a button under it."""

    async def offer(self, query_id: str, results: Sequence[InlineResult]) -> None:
        """Answer what somebody types behind the bot's name in another chat; a query too old is no error."""

    async def download(self, file_id: str, most_bytes: int) -> bytes:
        """Fetch a file that somebody sent. TooBig where it is bigger."""

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Take a message away, also a person's own; False where Telegram will not. One that is gone is no error."""

    async def set_menu(self, chat_id: int, commands: Sequence[Command], language: str) -> None:
        """Offer these commands in one chat, to who speaks `language` ("": any that has no list of its own)."""

    async def drop_menu(self, chat_id: int, language: str) -> None:
        """Offer everybody's commands in this chat again, to who speaks `language`."""

    async def name_of(self, chat_id: int) -> str:
        """What a person is called in Telegram, as of now; "" where it does not tell."""

    async def link(self, payload: str) -> str:
        """Make the address that opens the bot and sends it `/start payload`."""
