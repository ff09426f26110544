"""What a person is shown, before any channel gives it its form."""

from __future__ import annotations

from dataclasses import dataclass


def clipped(text: str, most: int) -> str:
    """Cut other people's text to `most` UTF-16 units, in which Telegram counts a message's 4096."""
    units = text.encode("utf-16-le")
    if len(units) <= most * 2:
        return text
    return units[: most * 2 - 2].decode("utf-16-le", "ignore") + "…"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `tap` is callback data (see taps.py), `url` opens a page, `app` a Mini App."""

    text: str
    tap: str | None = None
    url: str | None = None
    app: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A text (Telegram's HTML) with rows of buttons.

    `contact_button` asks for the person's own phone by a button of that text, `location_button` for where they are;
    `drops_keyboard` takes such a button away again.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    contact_button: str | None = None
    location_button: str | None = None
    drops_keyboard: bool = False
    photo: File | None = None  # with the text as its caption
    file: File | None = None  # as above, to be opened or printed


@dataclass(frozen=True, slots=True)
class Pin:
    """A point on the map (degrees) with its name and address, and rows of buttons under it."""

    latitude: float
    longitude: float
    title: str
    address: str
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class InlineResult:
    """What is offered in another chat: chosen, the message's text is sent there. `about` is a second line of it."""

    id: str
    title: str
    message: Message
    about: str | None = None
