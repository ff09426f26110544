"""The owner's view of the carriers' directories: what stands, how far a reading is, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.directory import Counts, DirectoryState, Outcome, Sync
from bot.domain.place import BranchKind
from bot.screens import words
from bot.screens.message import Button, Message
from bot.screens.taps import Action, Tap
from bot.texts import Markup, Speech

_LAST = {
    Outcome.SMALLER: "directory-last-smaller",
    Outcome.INCOMPLETE: "directory-last-incomplete",
    Outcome.UNREACHABLE: "directory-last-unreachable",
}
_ENDED = {
    Outcome.TAKEN: "directory-taken",
    Outcome.SMALLER: "directory-empty",
    Outcome.INCOMPLETE: "directory-incomplete",
    Outcome.UNREACHABLE: "directory-unreachable",
}


def states(speech: Speech, all_: Sequence[DirectoryState], zone: ZoneInfo) -> Message:
    """What stands of each carrier's directory, with a button to read it anew."""
    if not all_:
        return Message(speech.html("directory-none"))
    parts = [_state(speech, one, zone) for one in all_]
    return Message("\n\n".join(parts), tuple((_anew(speech, one.carrier),) for one in all_))


def _state(speech: Speech, one: DirectoryState, zone: ZoneInfo) -> str:
    lines = [speech.html("directory-title", carrier=_name(speech, one.carrier))]
    if one.taken is None or one.taken.finished_at is None:
        lines.append(speech.html("directory-not-read"))
    else:
        lines.append(_figures(speech, one.counts))
        lines.append(speech.html("directory-from", moment=speech.moment(one.taken.finished_at, zone)))
    if one.last is not None and one.last.finished_at is None:
        lines.append(speech.html("directory-under-way"))
    elif one.last is not None and one.last.outcome in _LAST and one.last.finished_at is not None:
        lines.append(speech.html(_LAST[one.last.outcome], moment=speech.moment(one.last.finished_at, zone)))
    return "\n".join(lines)


def begun(speech: Speech, carrier: str) -> Message:
    """It was asked for, and begins in a moment."""
    return Message(speech.html("directory-begun", carrier=_name(speech, carrier)))


def progress(speech: Speech, carrier: str, read: int, total: int) -> Message:
    """How far it is."""
    return Message(speech.html("directory-progress", carrier=_name(speech, carrier), read=read, total=total))


def ended(speech: Speech, sync: Sync) -> Message:
    """How it ended, what that means, and what can be done."""
    name, outcome = _name(speech, sync.carrier), sync.outcome or Outcome.INCOMPLETE
    if sync.may_be_taken and sync.counts is not None and sync.before is not None:
        figures = {"now": _figures(speech, sync.counts), "before": _figures(speech, sync.before)}
        anyway = Button(speech.plain("button-directory-anyway"), Tap(Action.SMALLER, sync.id).encode())
        text = speech.html("directory-smaller", carrier=name, **figures)
        return Message(text, ((_again(speech, sync.carrier),), (anyway,)))
    if outcome is Outcome.TAKEN and sync.counts is not None:
        text = speech.html("directory-taken", carrier=name, now=_figures(speech, sync.counts))
        return Message(text, ((_anew(speech, sync.carrier),),))
    return Message(speech.html(_ENDED[outcome], carrier=name), ((_again(speech, sync.carrier),),))


def _figures(speech: Speech, counts: Counts) -> Markup:
    many = {kind.value: counts.branches.get(kind, 0) for kind in BranchKind}
    return speech.html("directory-figures", cities=counts.cities, branches=counts.all_branches, **many)


def _name(speech: Speech, carrier: str) -> str:
    return speech.plain(words.CARRIER[carrier])


def _anew(speech: Speech, carrier: str) -> Button:
    return Button(
        speech.plain("button-directory-anew", carrier=_name(speech, carrier)), Tap(Action.SYNC, word=carrier).encode()
    )


def _again(speech: Speech, carrier: str) -> Button:
    return Button(speech.plain("button-directory-again"), Tap(Action.SYNC, word=carrier).encode())
