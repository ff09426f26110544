"""What a line wishes of a branch: weight, size, hours, Sundays, cards, cash on delivery. Knows no places."""

from __future__ import annotations

import re
from datetime import time

from bot.domain.measure import Size
from bot.reading.branch_said import BranchLine
from bot.reading.signs import fits, signs
from bot.reading.words import Word, words_of

_NIGHT = time(3)  # whoever is open then is always open
_WEIGHT = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:кг|kg|кілограм\w*|килограм\w*|кило\b)", re.IGNORECASE)
_GRAMS = re.compile(r"(\d{2,5})\s*(?:грам\w*|gram\w*|гр\b)", re.IGNORECASE)
_SIDES = re.compile(r"(\d{1,4})\s*[хx×*]\s*(\d{1,4})\s*[хx×*]\s*(\d{1,4})\s*(мм|mm)?(?:\s*(?:см|cm)\b)?", re.IGNORECASE)
_HOUR = re.compile(r"\b(до|till|until|після|после|after|о|об|в|at)\s+([01]?\d|2[0-3])[:.]([0-5]\d)\b", re.IGNORECASE)
_BARE_HOUR = re.compile(r"\b(до|till|until|після|после|after)\s+([01]?\d|2[0-3])\b(?!\s*[:.,]?\d)", re.IGNORECASE)
_ROUND = re.compile(r"\b24\s*[/\\]\s*7\b")
_AFTER = frozenset({"після", "после", "after"})
_UNTIL = frozenset({"до", "till", "until"})


def _of(name: str) -> frozenset[str]:
    return signs("line", name)


def measured(text: str, line: BranchLine) -> str:
    """Note weight, size and hours; give the text without them."""
    return _hours(_measures(text, line), line)


def _measures(text: str, line: BranchLine) -> str:
    if found := _SIDES.search(text):
        unit = 1 if found[4] else 10
        line.size = Size(*(int(found[side]) * unit for side in (1, 2, 3)))
        text = _SIDES.sub(" ", text)
    if found := _WEIGHT.search(text):
        line.weight_g = round(float(found[1].replace(",", ".")) * 1000)
        text = _WEIGHT.sub(" ", text)
    elif found := _GRAMS.search(text):
        line.weight_g = int(found[1])
        text = _GRAMS.sub(" ", text)
    return text


def _hours(text: str, line: BranchLine) -> str:
    """«до 20:00», «після 19»; a bare hour counts only where the line speaks of being open or of a day."""
    if _ROUND.search(text):
        line.at, line.in_days = _NIGHT, 1
        text = _ROUND.sub(" ", text)
    pattern = _HOUR if _HOUR.search(text) else _BARE_HOUR
    found = pattern.search(text)
    if found is None or (pattern is _BARE_HOUR and not _speaks_of_time(text)):
        return text
    line.at = _moment(found[1].lower(), int(found[2]), int(found[3]) if pattern is _HOUR else 0)
    return pattern.sub(" ", text)


def _speaks_of_time(text: str) -> bool:
    return any(fits(word.folded, _of("open") | _of("today") | _of("tomorrow")) for word in words_of(text))


def _moment(word: str, hour: int, minute: int) -> time:
    """A minute before the end that is wished for, or after the beginning."""
    shift = {True: 1}.get(word in _AFTER, -1 if word in _UNTIL else 0)
    minutes = min(max(hour * 60 + minute + shift, 0), 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)


def is_wish(word: Word, line: BranchLine) -> bool:
    """Note the wish that a word says; whether it says one."""
    if fits(word.folded, _of("card")):
        line.takes_cards = True
    elif fits(word.folded, _of("cod")):
        line.pays_out_cod = True
    elif fits(word.folded, _of("sunday")):
        line.open_on_sunday = True
    elif fits(word.folded, _of("around_the_clock")):
        line.at, line.in_days = _NIGHT, 1
    elif word.folded in _of("tomorrow"):
        line.in_days = 1
    elif word.folded in _of("now") or fits(word.folded, _of("open")):
        line.open_now = True
    else:
        return word.folded in _of("today")
    return True
