"""A spreadsheet in the chat: what is asked of its columns, what was found in it, how far it is, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.attempt import Refused
from bot.domain.batch import BatchState, Outcome, RowResult, ShownBatch, ShownQuestion, Tally
from bot.domain.sheet import Fault, Meaning
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

GO, CANCEL, GO_ON, FILE, COLUMN = "go", "no", "on", "file", "col"
NONE = -1
_LONGEST_WORDS = 200  # of a carrier, on one row
_LONGEST_NAME = 60
_BAR = 10
_MEANING = {
    Meaning.FULL_NAME: "column-name",
    Meaning.LAST_NAME: "column-last",
    Meaning.FIRST_NAME: "column-first",
    Meaning.MIDDLE_NAME: "column-middle",
    Meaning.PHONE: "column-phone",
    Meaning.CITY: "column-city",
    Meaning.REGION: "column-region",
    Meaning.BRANCH: "column-branch",
    Meaning.ADDRESS: "column-address",
    Meaning.STREET: "column-street",
    Meaning.HOUSE: "column-house",
    Meaning.FLAT: "column-flat",
    Meaning.POSTCODE: "column-postcode",
    Meaning.WEIGHT: "column-weight",
    Meaning.LENGTH: "column-length",
    Meaning.WIDTH: "column-width",
    Meaning.HEIGHT: "column-height",
    Meaning.SIZE: "column-size",
    Meaning.SEATS: "column-seats",
    Meaning.DECLARED: "column-declared",
    Meaning.COD: "column-cod",
    Meaning.PAYER: "column-payer",
}
_USUAL = {
    "weight": "batch-usual-weight",
    "size": "batch-usual-size",
    "goods": "batch-usual-goods",
    "declared": "batch-usual-declared",
    "payer_recipient": "batch-usual-payer-recipient",
    "payer_sender": "batch-usual-payer-sender",
}
_RESULT = {
    Outcome.WAITING: "result-waiting",
    Outcome.CHECKING: "result-checking",
    Outcome.STUCK: "result-stuck",
    Outcome.MADE: "result-made",
    Outcome.CANCELLED: "result-cancelled",
    Outcome.LEFT: "result-left",
}


def batch(speech: Speech, shown: ShownBatch) -> Message:
    """The message of a batch as it stands."""
    state = shown.batch.state
    if state is BatchState.ASKING and shown.question is not None:
        return _question(speech, shown, shown.question)
    if state is BatchState.READY:
        return _preview(speech, shown)
    if state is BatchState.STOPPED:
        return _stopped(speech, shown)
    return _progress(speech, shown) if shown.batch.next_at is not None else _ended(speech, shown)


def _question(speech: Speech, shown: ShownBatch, asked: ShownQuestion) -> Message:
    meaning = speech.plain(_MEANING[Meaning(asked.meaning)])
    text = speech.html("batch-question", name=_name(shown), meaning=meaning)
    rows = [
        (_button(shown, f"{COLUMN}.{asked.meaning}.{column}", _column(speech, column, heading, sample)),)
        for column, heading, sample in asked.columns
    ]
    none = _button(shown, f"{COLUMN}.{asked.meaning}.{NONE}", speech.plain("button-batch-no-column"))
    return Message(text, (*rows, (none,), (_cancel(speech, shown),)))


def _column(speech: Speech, column: int, heading: str, sample: str) -> str:
    title = heading or speech.plain("batch-column", number=column + 1)
    return f"{title}: {sample}" if sample else title


def _preview(speech: Speech, shown: ShownBatch) -> Message:
    good, bad = shown.counts[Outcome.WAITING], shown.counts[Outcome.FAULTY]
    parts: list[str] = [speech.html("batch-read", name=_name(shown), rows=good + bad)]
    if good:
        parts.append(speech.html("batch-good", good=good))
        parts += _totals(speech, shown)
    if bad:
        parts.append("\n".join(_faults(speech, shown, bad)))
    if shown.totals.unused:
        parts.append(speech.html("batch-unused", columns=clipped(", ".join(shown.totals.unused), _LONGEST_WORDS)))
    go = [(_button(shown, GO, speech.plain("button-batch-go", good=good)),)] if good else []
    file = [(_button(shown, FILE, speech.plain("button-batch-file")),)] if bad else []
    return Message("\n\n".join(parts), (*go, *file, (_cancel(speech, shown),)))


def _totals(speech: Speech, shown: ShownBatch) -> Iterator[str]:
    totals, lines = shown.totals, []
    if totals.heaviest_g:
        span = {"from": _kilograms(totals.lightest_g), "to": _kilograms(totals.heaviest_g)}
        key = "batch-weight" if span["from"] != span["to"] else "batch-weight-one"
        lines.append(speech.html(key, **span))
    if totals.cod is not None:
        lines.append(speech.html("batch-cod", sum=speech.money(totals.cod), rows=totals.with_cod))
    usual = [speech.plain(key) for name, key in _USUAL.items() if name in totals.usual]
    if usual:
        lines.append(speech.html("batch-usual", what=", ".join(usual)))
    if lines:
        yield "\n".join(lines)


def _kilograms(grams: int) -> str:
    return f"{grams / 1000:g}".replace(".", ",")


def _faults(speech: Speech, shown: ShownBatch, bad: int) -> Iterator[str]:
    yield speech.html("batch-bad", bad=bad)
    for one in shown.faults:
        yield speech.html("batch-row", row=one.number, why=reason(speech, one))
    if bad > len(shown.faults):
        yield speech.html("batch-more-rows", more=bad - len(shown.faults))


def _progress(speech: Speech, shown: ShownBatch) -> Message:
    counts = shown.counts
    every = sum(counts.values()) - counts[Outcome.FAULTY]
    done = every - counts[Outcome.WAITING] - counts[Outcome.CHECKING]
    cancelled = shown.batch.state is BatchState.CANCELLED
    key = "batch-cancelling" if cancelled else "batch-running" if counts[Outcome.WAITING] else "batch-checking"
    lines = [
        speech.html(key, name=_name(shown)),
        f"{_bar(done, every)} {done} / {every}",
        *_counted(speech, counts),
    ]
    may_cancel = not cancelled and counts[Outcome.WAITING]
    return Message("\n".join(lines), ((_cancel(speech, shown),),) if may_cancel else ())


def _bar(done: int, every: int) -> str:
    full = _BAR * done // every if every else _BAR
    return "▓" * full + "░" * (_BAR - full)


def _counted(speech: Speech, counts: Tally) -> Iterator[str]:
    for outcome, key in _COUNTED.items():
        if counts[outcome]:
            yield speech.html(key, rows=counts[outcome])


_COUNTED = {
    Outcome.MADE: "batch-made",
    Outcome.CHECKING: "batch-in-doubt",
    Outcome.STUCK: "batch-stuck",
    Outcome.REFUSED: "batch-refused",
    Outcome.FAULTY: "batch-faulty",
    Outcome.CANCELLED: "batch-taken-back",
    Outcome.LEFT: "batch-left",
}


def _stopped(speech: Speech, shown: ShownBatch) -> Message:
    lines = [
        speech.html("batch-stopped", name=_name(shown)),
        speech.html(shown.batch.why),
        *_counted(speech, shown.counts),
    ]
    on = _button(shown, GO_ON, speech.plain("button-batch-go-on"))
    return Message("\n".join(lines), ((on,), (_cancel(speech, shown),)))


def _ended(speech: Speech, shown: ShownBatch) -> Message:
    key = "batch-cancelled" if shown.batch.state is BatchState.CANCELLED else "batch-done"
    return Message("\n".join([speech.html(key, name=_name(shown)), *_counted(speech, shown.counts)]))


def came_back(speech: Speech, shown: ShownBatch) -> Message:
    """What is said under the file that comes back."""
    partial = shown.counts[Outcome.CHECKING] > 0
    key = "batch-file-partial" if partial else "batch-file"
    return Message("\n".join([speech.html(key), *_counted(speech, shown.counts)]))


def headings(speech: Speech) -> tuple[str, ...]:
    """Those of the columns that are written beside a table; sheet_headers.toml knows them again."""
    return tuple(speech.plain(key) for key in ("sheet-waybill", "sheet-price", "sheet-arrives", "sheet-result"))


def cells(speech: Speech, one: RowResult, kept: str) -> tuple[str, str, str, str]:
    """What is written beside a row; `kept` is the number that it came with."""
    made = one.outcome is Outcome.MADE
    before = next((fault.hint for fault in one.faults if fault.key == "row-made-before"), "")
    price = f"{one.price.major:.2f}" if made and one.price else ""
    arrives = one.expected_on.isoformat() if made and one.expected_on else ""
    return (one.waybill if made else kept or before, price, arrives, reason(speech, one))


def reason(speech: Speech, one: RowResult) -> str:
    """What became of the row, in words; plain text."""
    if one.outcome in _RESULT:
        return speech.plain(_RESULT[one.outcome])
    if one.outcome is Outcome.REFUSED:
        return " ".join(_refused(speech, problem) for problem in one.problems) or speech.plain("result-refused")
    return " ".join(_fault(speech, fault) for fault in one.faults)


def _refused(speech: Speech, problem: Refused) -> str:
    return speech.plain(problem.key) if problem.key else clipped(problem.text or problem.code, _LONGEST_WORDS)


def _fault(speech: Speech, fault: Fault) -> str:
    if fault.hint and fault.key in _WITH_HINT:
        return speech.plain(_WITH_HINT[fault.key], hint=fault.hint)
    return speech.plain(fault.key)


_WITH_HINT = {
    "row-town-unsure": "row-town-unsure-hint",
    "row-town-unknown": "row-town-unknown-hint",
    "row-made-before": "row-made-before-number",
}


def _name(shown: ShownBatch) -> str:
    return clipped(shown.batch.file_name, _LONGEST_NAME)


def _cancel(speech: Speech, shown: ShownBatch) -> Button:
    return _button(shown, CANCEL, speech.plain("button-batch-cancel"))


def _button(shown: ShownBatch, word: str, text: str) -> Button:
    return Button(clipped(text, _LONGEST_NAME), Tap(Action.BATCH, shown.batch.id, word).encode())
