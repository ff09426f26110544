"""What is said around parcels: the greeting, the questions, the troubles."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.domain.errors import DeskError
from bot.domain.parcel import Finding, Freshness, ShownParcel
from bot.domain.people import Person
from bot.domain.privacy import Kept
from bot.domain.roles import View
from bot.screens import words
from bot.screens.message import Button, File, Message, clipped
from bot.screens.parcel import languages
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_LONGEST_WORDS = 1000  # of a carrier

_QUIET_BUTTON = {
    "night": "button-quiet-night",
    "night-no": "button-quiet-night-no",
    "all": "button-quiet-all",
    "all-no": "button-quiet-all-no",
}


def greeting(speech: Speech) -> Message:
    """Say what the bot does, in three lines."""
    return Message(speech.html("greeting"), (_find_row(speech), languages(speech)))


def _find_row(speech: Speech) -> tuple[Button, ...]:
    return (
        Button(speech.plain("button-find"), Tap(Action.FIND).encode()),
        Button(speech.plain("button-price"), Tap(Action.PRICE, 0, "begin").encode()),
    )


def hint(speech: Speech) -> Message:
    """No number was found in what was written."""
    return Message(speech.html("hint-no-number"))


def ask_contact(speech: Speech) -> Message:
    """Ask for the person's own phone, and say what it is for."""
    return Message(speech.html("contact-ask"), contact_button=speech.plain("button-share-contact"))


def contact_kept(speech: Speech, shown: ShownParcel | None) -> Message:
    """The phone is kept, and what follows from it; also where it is not on the waybill of the parcel it was for."""
    is_strange = shown is not None and shown.view is View.PUBLIC and shown.freshness is Freshness.ASKED
    return Message(speech.html("contact-not-on-waybill" if is_strange else "contact-kept"), drops_keyboard=True)


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


def ask_name(speech: Speech) -> Message:
    """Ask for the person's own word for a parcel."""
    return Message(speech.html("name-ask"))


def help_(speech: Speech) -> Message:
    """Say what the bot can do."""
    return Message(speech.html("help"), (_find_row(speech), languages(speech)))


def where_is(speech: Speech) -> Message:
    """They ask where a parcel is and give no number."""
    return Message(speech.html("track-which"))


def thanks(speech: Speech) -> Message:
    """They thanked us."""
    return Message(speech.html("thanks"))


def asked_a_person(speech: Speech) -> Message:
    """Their words went to a person; nothing is pretended."""
    return Message(speech.html("question-passed-on"))


def passed_on(speech: Speech) -> Message:
    """The bot does not know; their words went to a person."""
    return Message(speech.html("question-to-person"))


def ask_reply(speech: Speech) -> Message:
    """To the owner: the next message is the answer."""
    return Message(speech.html("reply-ask"))


def replied(speech: Speech) -> Message:
    """To the owner: the answer is on its way."""
    return Message(speech.html("reply-passed-on"))


def reply_button(speech: Speech, question_id: int) -> Button:
    """To the owner, under somebody's message."""
    return Button(speech.plain("button-reply"), Tap(Action.REPLY, question_id).encode())


def quiet(speech: Speech, person: Person) -> Message:
    """When we write and when we do not, and the buttons to change that."""
    nights = "night-no" if person.quiet_at_night else "night"
    silent = "all-no" if person.is_silenced else "all"
    key = "quiet-silenced" if person.is_silenced else "quiet-nights" if person.quiet_at_night else "quiet-off"
    rows = tuple(
        (Button(speech.plain(_QUIET_BUTTON[word]), Tap(Action.QUIET, word=word).encode()),) for word in (nights, silent)
    )
    return Message(speech.html(key), rows)


def privacy(speech: Speech, kept: Kept) -> Message:
    """What is kept of a person and how long, and the way to have it erased."""
    lasts = {record.value: speech.plain("kept-days", days=time.days) for record, time in kept.lasts.items()}
    parts = ["privacy", "privacy-recipient", *(["privacy-staff"] if kept.of_staff else []), "privacy-erasing"]
    text = "\n".join(speech.html(part, **lasts) for part in parts)
    return Message(text, ((Button(speech.plain("button-forget"), Tap(Action.FORGET).encode()),),))


def forget_for_sure(speech: Speech) -> Message:
    """Ask once more before erasing."""
    yes = Button(speech.plain("button-forget-yes"), Tap(Action.FORGET, word="yes").encode())
    return Message(speech.html("forget-sure"), ((yes,),))


def forgotten(speech: Speech) -> Message:
    """Nothing is kept any more."""
    return Message(speech.html("forgotten"), drops_keyboard=True)


def no_code_on_photo(speech: Speech, example: File | None) -> Message:
    """No number was found on a photo: what to photograph, with a picture the first time."""
    return Message(speech.html("photo-nothing"), photo=example)


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
