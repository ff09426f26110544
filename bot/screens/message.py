"""What a person is shown, before any channel gives it its form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `tap` is callback data (see taps.py), `url` opens a page."""

    text: str
    tap: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A text (Telegram's HTML) with rows of buttons.

    `contact_button` asks for the person's own phone by a button of that text; `drops_keyboard` takes it away again.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    contact_button: str | None = None
    drops_keyboard: bool = False
