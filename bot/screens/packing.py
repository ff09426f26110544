"""Packing: the queue, the card of what is on the table, and what came of a photo. Made for one thumb."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.packing import Packing, PackingCard, PackingQueue, PackLine, Progress, QueuedOrder, Scan, Scanned
from bot.screens.message import Button, File, Message, clipped
from bot.screens.pack_weight import weight_buttons, weight_lines
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_LONGEST_WORDS = 60
_LONGEST_LINES = 12
_WORDS_ON_BUTTON = 40

_SCAN = {
    Scan.TICKED: "pack-scan-ticked",
    Scan.TOO_MANY: "pack-scan-too-many",
    Scan.WRONG_GOODS: "pack-scan-wrong",
    Scan.UNKNOWN_GOODS: "pack-scan-unknown",
    Scan.GLUED: "pack-scan-glued",
    Scan.FOREIGN_LABEL: "pack-scan-foreign",
    Scan.STRANGE_LABEL: "pack-scan-strange",
    Scan.SEVERAL_LABELS: "pack-scan-several",
    Scan.UNREADABLE: "pack-scan-unreadable",
    Scan.KEPT: "pack-scan-kept",
}


def queue(speech: Speech, shown: PackingQueue, now: datetime, zone: ZoneInfo) -> Message:
    """What is to be packed, the most urgent first."""
    blocks = [speech.html("pack-title"), _progress(speech, shown.progress, now, zone)]
    if shown.orders:
        blocks.append(speech.html("pack-queue-hint"))
    return Message("\n".join(blocks), (*_queue_buttons(speech, shown), *_queue_tools(speech, shown)))


def _queue_buttons(speech: Speech, shown: PackingQueue) -> list[tuple[Button, ...]]:
    if not shown.orders:
        return []
    rows = [(Button(_queued(speech, one, shown), Tap(Action.PACK, one.shipment_id).encode()),) for one in shown.orders]
    return [(_next(speech),), *rows]


def unglued(speech: Speech, orders: Sequence[QueuedOrder]) -> Message:
    """Whose label is to be checked: each is opened, then its label photographed."""
    rows = [(Button(_named(speech, one), Tap(Action.PACK, one.shipment_id).encode()),) for one in orders]
    told = "pack-unglued" if orders else "pack-all-glued"
    return Message(speech.html(told), (*rows, (_to_queue(speech),)))


def _named(speech: Speech, one: QueuedOrder) -> str:
    name = clipped(one.recipient or one.number, _WORDS_ON_BUTTON)
    return speech.plain("pack-queued", name=name, city=clipped(one.city, _WORDS_ON_BUTTON))


def _queued(speech: Speech, one: QueuedOrder, shown: PackingQueue) -> str:
    told = {"name": clipped(one.recipient or one.number, _WORDS_ON_BUTTON), "city": clipped(one.city, _WORDS_ON_BUTTON)}
    if one.held:
        return speech.plain("pack-queued-held", **told)
    if one.ship_on < shown.today:
        return speech.plain("pack-queued-late", **told)
    if one.ship_on > shown.today:
        return speech.plain("pack-queued-later", **told, day=speech.day(one.ship_on))
    return speech.plain("pack-queued", **told)


def _queue_tools(speech: Speech, shown: PackingQueue) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if shown.progress.packed:
        rows.append((_print_button(speech, shown.progress.packed),))
    if shown.unglued:
        check = speech.plain("pack-check-labels", count=shown.unglued)
        rows.append((Button(check, Tap(Action.PACK_QUEUE, 0, "labels").encode()),))
    if shown.may_set:
        rows.append((Button(speech.plain("pack-rules"), Tap(Action.PACK_RULES).encode()),))
    return rows


def _print_button(speech: Speech, many: int) -> Button:
    return Button(speech.plain("pack-print", count=many), Tap(Action.PACK_FILE, 0, "print").encode())


def _progress(speech: Speech, done: Progress, now: datetime, zone: ZoneInfo) -> str:
    """How many of how many, and when the courier comes."""
    if not done.total:
        return speech.html("pack-nothing")
    if done.is_done:
        told = speech.html("pack-all-done", count=done.total)
    else:
        told = speech.html("pack-progress", packed=done.packed, total=done.total)
    if done.courier_at is None:
        return told
    key = "pack-courier" if now <= done.courier_at else "pack-courier-late"
    at = done.courier_at.astimezone(zone)
    return f"{told} · {speech.html(key, time=f'{at:%H:%M}')}"


def card(speech: Speech, shown: PackingCard, now: datetime, zone: ZoneInfo, scanned: Scanned | None = None) -> Message:
    """The shipment on the table; what came of the last photo stands first."""
    packing = shown.packing
    blocks = [
        _scanned(speech, scanned) if scanned else [],
        _head(speech, packing),
        [_line(speech, one) for one in packing.lines[:_LONGEST_LINES]],
        weight_lines(speech, shown),
        _hint(speech, packing),
        [_progress(speech, shown.progress, now, zone)],
    ]
    return Message("\n\n".join("\n".join(lines) for lines in blocks if lines), _buttons(speech, shown, scanned))


def _head(speech: Speech, packing: Packing) -> list[str]:
    name = clipped(packing.recipient, _LONGEST_WORDS) or packing.number
    title = "pack-card-packed" if packing.packed_at else "pack-card"
    place = ", ".join(clipped(one, _LONGEST_WORDS) for one in (packing.city, _short(packing.branch)) if one)
    lines: list[str] = [speech.html(title, name=name)]
    if place:
        lines.append(speech.html("pack-place", place=place))
    return [*lines, speech.html("pack-number", number=packing.number, day=speech.day(packing.ship_on))]


def _short(branch: str) -> str:
    """Without what it takes and where it stands: its sort and number."""
    name = branch.partition("(")[0].partition(":")[0].strip()
    return f"№{name}" if name.isdecimal() else name


def _line(speech: Speech, line: PackLine) -> str:
    words = clipped(line.words, _LONGEST_WORDS)
    if line.quantity == 1:
        return speech.html("pack-line-full" if line.is_full else "pack-line", words=words)
    if line.is_full:
        return speech.html("pack-line-full-of", words=words, quantity=line.quantity)
    return speech.html("pack-line-of", words=words, packed=line.packed, quantity=line.quantity)


def _hint(speech: Speech, packing: Packing) -> list[str]:
    """What comes next, in one sentence."""
    if packing.packed_at is None:
        return [] if packing.is_complete else [speech.html("pack-hint-lines")]
    return [speech.html("pack-hint-glued" if packing.glued_at else "pack-hint-glue")]


def _scanned(speech: Speech, scanned: Scanned) -> list[str]:
    told = {"words": clipped(scanned.words, _LONGEST_WORDS), "number": scanned.number}
    return [speech.html(_SCAN[scanned.scan], **told)]


def _buttons(speech: Speech, shown: PackingCard, scanned: Scanned | None) -> tuple[tuple[Button, ...], ...]:
    packing = shown.packing
    if scanned is not None and scanned.scan is Scan.UNKNOWN_GOODS and packing.packed_at is None:
        return _teaching(speech, packing, scanned.code_id)
    return _after(speech, shown) if packing.packed_at else _before(speech, shown)


def _teaching(speech: Speech, packing: Packing, code_id: int) -> tuple[tuple[Button, ...], ...]:
    """Which line the unknown code is of."""
    lines = [(_teaches(speech, packing, line, code_id),) for line in packing.lines[:_LONGEST_LINES] if not line.is_full]
    return (*lines, (_does(speech, packing, "pack-teach-none", "show"),))


def _teaches(speech: Speech, packing: Packing, line: PackLine, code_id: int) -> Button:
    text = speech.plain("pack-teach", words=clipped(line.words, _WORDS_ON_BUTTON))
    return Button(text, _tap(packing, Action.PACK_LINE, f"{line.place}.{code_id}.code"))


def _before(speech: Speech, shown: PackingCard) -> tuple[tuple[Button, ...], ...]:
    packing = shown.packing
    open_ = [line for line in packing.lines if not line.is_full]
    rows: list[tuple[Button, ...]] = [
        (_line_button(speech, packing, line),) for line in packing.lines[:_LONGEST_LINES] if line in open_
    ]
    if len(open_) > 1 or any(line.quantity - line.packed > 1 for line in open_):
        rows.append((_does(speech, packing, "pack-all-in", "all"),))
    rows += weight_buttons(speech, shown)
    if packing.may_be_packed(shown.rules):
        rows.append((_does(speech, packing, "pack-close", "closed"),))
    rows.append((_file(speech, packing, "pack-label", "label"), _does(speech, packing, "pack-put-off", "off")))
    return tuple(rows)


def _line_button(speech: Speech, packing: Packing, line: PackLine) -> Button:
    words = clipped(line.words, _WORDS_ON_BUTTON)
    if line.quantity == 1:
        text = speech.plain("pack-tick", words=words)
    else:
        text = speech.plain("pack-tick-of", words=words, packed=line.packed, quantity=line.quantity)
    return Button(text, _tap(packing, Action.PACK_LINE, f"{line.place}.{line.packed}"))


def _after(speech: Speech, shown: PackingCard) -> tuple[tuple[Button, ...], ...]:
    packing = shown.packing
    onward = () if shown.progress.is_done else ((_next(speech),),)
    photos = [_file(speech, packing, "pack-proof", "proof")]
    if packing.photos:
        pictures = speech.plain("pack-photos", count=packing.photos)
        photos.append(Button(pictures, _tap(packing, Action.PACK_FILE, "photos")))
    return (
        *onward,
        (_file(speech, packing, "pack-label", "label"), _print_all(speech)),
        tuple(photos),
        (_does(speech, packing, "pack-open-again", "open"), _to_queue(speech)),
    )


def _next(speech: Speech) -> Button:
    return Button(speech.plain("pack-next"), Tap(Action.PACK_QUEUE, 0, "next").encode())


def _print_all(speech: Speech) -> Button:
    return Button(speech.plain("pack-print-short"), Tap(Action.PACK_FILE, 0, "print").encode())


def _to_queue(speech: Speech) -> Button:
    return Button(speech.plain("pack-to-queue"), Tap(Action.PACK_QUEUE, 0, "show").encode())


def _does(speech: Speech, packing: Packing, key: str, word: str) -> Button:
    return Button(speech.plain(key), _tap(packing, Action.PACK, word))


def _file(speech: Speech, packing: Packing, key: str, word: str) -> Button:
    return Button(speech.plain(key), _tap(packing, Action.PACK_FILE, word))


def _tap(packing: Packing, action: Action, word: str) -> str:
    return Tap(action, packing.shipment_id, word).encode()


def not_a_weight(speech: Speech) -> Message:
    """Say kindly what a weight looks like."""
    return Message(speech.html("pack-not-a-weight"))


def example(speech: Speech, file: File) -> Message:
    """What a good photo looks like."""
    return Message(speech.html("pack-example"), photo=file)
