"""What is said around parcels: the greeting, the questions, the troubles."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.domain.errors import DeskError
from bot.domain.parcel import Finding
from bot.screens import words
from bot.screens.message import Button, Message, clipped
from bot.screens.parcel import languages
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_LONGEST_WORDS = 1000  # of a carrier


def greeting(speech: Speech) -> Message:
    """Say what the bot does, in three lines."""
    return Message(speech.html("greeting"), (languages(speech),))


def hint(speech: Speech) -> Message:
    """No number was found in what was written."""
    return Message(speech.html("hint-no-number"))


def ask_contact(speech: Speech) -> Message:
    """Ask for the person's own phone, and say what it is for."""
    return Message(speech.html("contact-ask"), contact_button=speech.plain("button-share-contact"))


def contact_kept(speech: Speech) -> Message:
    """The phone is kept, and what follows from it."""
    return Message(speech.html("contact-kept"), drops_keyboard=True)


def contact_not_own(speech: Speech) -> Message:
    """Only one's own phone counts."""
    return Message(speech.html("contact-not-own"), contact_button=speech.plain("button-share-contact"))


def troubles(speech: Speech, findings: Sequence[Finding]) -> Message:
    """What is wrong with these numbers, a paragraph each; a button for each carrier where that is the question."""
    lines = [
        speech.html(
            words.TROUBLE[finding.trouble],
            number=finding.number,
            carrier=", ".join(speech.plain(words.CARRIER[code]) for code in finding.carriers),
        )
        for finding in findings
        if finding.trouble is not None
    ]
    rows = tuple(_choices(speech, finding) for finding in findings if len(finding.carriers) > 1)
    return Message("\n\n".join(lines), rows)


def _choices(speech: Speech, finding: Finding) -> tuple[Button, ...]:
    return tuple(
        Button(speech.plain(words.CARRIER[code]), Tap(Action.CARRIER, word=f"{code} {finding.number}").encode())
        for code in finding.carriers
    )


def plain(text: str) -> Message:
    """Put a plain text as it stands into a message."""
    return Message(escape(text, quote=False))


def refusal(speech: Speech, error: DeskError) -> str:
    """Put an expected refusal into words (plain text: it may stand in a tap's short answer)."""
    return speech.plain(error.key, **error.arguments)


def breakdown(speech: Speech, reference: str) -> str:
    """Something broke; the reference finds it in the log (plain text, as above)."""
    return speech.plain("error-unexpected", reference=reference)


def unknown_code(speech: Speech, carrier: str, code: str, number: str, raw_text: str) -> Message:
    """Tell the owner that a carrier said something this version does not know."""
    name = speech.plain(words.CARRIER[carrier])
    words_ = clipped(raw_text, _LONGEST_WORDS)
    return Message(speech.html("owner-unknown-code", carrier=name, code=code, number=number, words=words_))
