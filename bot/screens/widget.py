"""The owner's maps for sites: the list, one of them with its switches, the code for the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.domain.widget import OrderLink, Theme, Widget
from bot.screens import words
from bot.screens.message import Button, Message
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_THEME = {
    Theme.AUTO: "button-widget-theme-auto",
    Theme.LIGHT: "button-widget-theme-light",
    Theme.DARK: "button-widget-theme-dark",
}
_ORDER = "123"  # of the example


def every(speech: Speech, known: Sequence[Widget], *, served: bool) -> Message:
    """The sites that have a map, and a button for one more."""
    if not served:
        return Message(speech.html("widget-no-public-url"))
    sites = tuple((Button(one.origin, Tap(Action.WIDGET, one.id).encode()),) for one in known)
    text = speech.html("widget-list") if known else speech.html("widget-none")
    return Message(text, (*sites, (Button(speech.plain("button-widget-new"), _tap(0, "new")),)))


def ask_origin(speech: Speech) -> Message:
    """Ask for the site's address."""
    return Message(speech.html("widget-ask-origin"))


def not_origin(speech: Speech) -> Message:
    """What was sent is no address."""
    return Message(speech.html("widget-not-origin"))


def card(speech: Speech, known: Widget, carriers: Sequence[str]) -> Message:
    """One map with its switches."""
    switches = [
        _mark(speech, speech.plain(words.CARRIER[one]), _tap(known.id, f"c-{one}"), on=_offers(known, one))
        for one in carriers
    ]
    themes = [
        _mark(speech, speech.plain(key), _tap(known.id, f"t-{theme}"), on=theme is known.theme)
        for theme, key in _THEME.items()
    ]
    languages = [
        _mark(
            speech, one.plain("language-name"), _tap(known.id, f"l-{one.language}"), on=one.language == known.language
        )
        for one in (speech, *speech.others)
    ]
    return Message(
        speech.html("widget-card", origin=known.origin),
        (*((one,) for one in switches), tuple(themes), tuple(languages), *_doings(speech, known)),
    )


def _doings(speech: Speech, known: Widget) -> tuple[tuple[Button, ...], ...]:
    key = speech.plain("button-widget-key-anew" if known.has_key else "button-widget-key")
    return (
        (Button(speech.plain("button-widget-code"), _tap(known.id, "code")),),
        (Button(key, _tap(known.id, "key")),),
        (Button(speech.plain("button-widget-remove"), _tap(known.id, "remove")),),
    )


def code(speech: Speech, known: Widget, public_url: str, bot_name: str) -> Message:
    """What the shop puts into its page, and the link for those that cannot."""
    address = f"{public_url.rstrip('/')}/branches/widget.js?id={known.public_id}"
    link = f"https://t.me/{bot_name}?start={OrderLink(known.public_id, _ORDER).payload}"
    snippet = f'<script src="{escape(address)}" async></script>'
    back = Button(speech.plain("button-widget-back"), _tap(known.id, ""))
    return Message(speech.html("widget-code", origin=known.origin, snippet=snippet, link=link), ((back,),))


def key(speech: Speech, secret: str) -> Message:
    """The key, once."""
    return Message(speech.html("widget-key", secret=secret))


def sure_to_remove(speech: Speech, known: Widget) -> Message:
    """Ask whether that was meant."""
    yes = Button(speech.plain("button-widget-remove-yes"), _tap(known.id, "remove-yes"))
    back = Button(speech.plain("button-widget-back"), _tap(known.id, ""))
    return Message(speech.html("widget-remove-sure", origin=known.origin), ((yes,), (back,)))


def removed(speech: Speech) -> Message:
    """It is gone."""
    return Message(speech.html("widget-removed"))


def _offers(known: Widget, carrier: str) -> bool:
    return not known.carriers or carrier in known.carriers


def _tap(widget_id: int, word: str) -> str:
    return Tap(Action.WIDGET, widget_id, word).encode()


def _mark(speech: Speech, what: str, tap: str, *, on: bool) -> Button:
    return Button(speech.plain("mark-on", what=what) if on else speech.plain("mark-off", what=what), tap)
