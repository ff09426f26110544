"""The button that opens the map of branches inside Telegram."""

from __future__ import annotations

from urllib.parse import urlencode

from bot.domain.widget import OrderLink
from bot.screens.message import Button
from bot.texts import Speech


def map_button(
    speech: Speech, public_url: str | None, link: OrderLink | None = None, words: str = ""
) -> tuple[tuple[Button, ...], ...]:
    """One row with the button that opens the map as a Mini App; none where the desk has no address on the internet.

    `words` are what the map looks for at once.
    """
    if not public_url:
        return ()
    query = {"lang": speech.language} | ({} if link is None else {"order": link.payload})
    query |= {"q": words} if words else {}
    url = f"{public_url.rstrip('/')}/branches/map?{urlencode(query)}"
    return ((Button(speech.plain("button-map"), app=url),),)
