"""What is said of a waybill that was asked for: how it ended, or why it waits for a person."""

from __future__ import annotations

from html import escape

from bot.domain.attempt import Attempt, AttemptState, Refused
from bot.screens.message import Message, clipped
from bot.texts import Speech

_LONGEST_WORDS = 300  # of a carrier, on one thing


def ended(speech: Speech, attempt: Attempt) -> Message:
    """Say how it ended; what was refused, a line each."""
    if attempt.state is AttemptState.REJECTED:
        return Message(
            "\n".join([speech.html("waybill-rejected"), *(problem_line(speech, one) for one in attempt.problems)])
        )
    if attempt.state is AttemptState.CANCELLED:
        return Message(speech.html("waybill-cancelled"))
    return Message(speech.html("waybill-created", number=_number(attempt)))


def stands(speech: Speech, attempt: Attempt) -> Message:
    """Say that it was not taken back."""
    return Message(speech.html("waybill-stands", number=_number(attempt)))


def changed(speech: Speech, attempt: Attempt) -> Message:
    """Say that it was changed."""
    return Message(speech.html("waybill-changed", number=_number(attempt)))


def not_changed(speech: Speech, attempt: Attempt) -> Message:
    """Say that it was not, and why."""
    first = speech.html("waybill-not-changed", number=_number(attempt))
    return Message("\n".join([first, *(problem_line(speech, one) for one in attempt.problems)]))


def stopped(speech: Speech, attempt: Attempt) -> Message:
    """Say that a person has to look after it."""
    if attempt.state is AttemptState.CHANGING:
        return Message(speech.html("waybill-change-in-doubt", number=_number(attempt)))
    if attempt.is_in_doubt:
        return Message(speech.html("waybill-in-doubt", reference=attempt.reference or ""))
    return Message(speech.html("waybill-stopped"))


def _number(attempt: Attempt) -> str:
    return attempt.waybill.number if attempt.waybill else ""


def problem_line(speech: Speech, problem: Refused) -> str:
    """One thing that was refused."""
    words = speech.plain(problem.key) if problem.key else clipped(problem.text or problem.code, _LONGEST_WORDS)
    return f"• {escape(words, quote=False)}"
