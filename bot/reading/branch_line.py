"""A line of free text that looks for a branch, taken apart: number, kind, limits, wishes, and the words of its place.

Knows no directory: which of the words are a town is told by who has one.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.domain.place import BranchKind
from bot.reading.branch_said import LONGEST_NUMBER, BranchLine, Lead, Part
from bot.reading.branch_wishes import is_wish, measured
from bot.reading.numerals import numeral_at
from bot.reading.signs import fits, lists, signs
from bot.reading.spelling import from_latin
from bot.reading.words import Word, words_of

_LONGEST_LINE = 200
_CUTS, _LONGEST_CUT = frozenset({".", "-"}), 4


def branch_line_of(text: str) -> BranchLine:
    """Take a line apart."""
    line = BranchLine()
    rest = measured(" ".join(text[:_LONGEST_LINE].split()), line)
    words = _without_carrier([word for word in words_of(rest) if not word.sign or word.text in "№#"])
    used, last = _sure_number(words, line), -1
    for place in range(len(words)):
        if place not in used and _is_of_place(words, place, line):
            cut = (
                place + 1 < len(words) and words[place + 1].gap[:1] in _CUTS and len(words[place].text) <= _LONGEST_CUT
            )
            common = words[place].folded in _of("common")
            line.parts.append(Part(words[place], _lead(words, place), last == place - 1, cut, common, place))
            last = place
    line.words = words
    return line


def _of(name: str) -> frozenset[str]:
    return signs("line", name)


def _without_carrier(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        if kept and kept[-1].folded in _of("nova") and fits(word.folded, _of("poshta")):
            kept.pop()
            kept.append(Word("№", "№", kept[-1].gap if kept else "", sign=True))
        elif word.folded in _of("nova_poshta"):
            kept.append(Word("№", "№", word.gap, sign=True))
        else:
            kept.append(word)
    return kept


_MISSPELLED = {
    "поштомат": (BranchKind.LOCKER, 2),
    "почтомат": (BranchKind.LOCKER, 2),
    "видилен": (BranchKind.OFFICE, 1),
    "отделен": (BranchKind.OFFICE, 1),
}
_KINDS = {"locker": BranchKind.LOCKER, "office": BranchKind.OFFICE, "point": BranchKind.POINT}


def _kind(word: Word) -> BranchKind | None:
    known = next((kind for name, kind in _KINDS.items() if fits(word.folded, _of(name))), None)
    return known or _kind_nearly(word)


def _kind_nearly(word: Word) -> BranchKind | None:
    """«Паштомат», «атделение»."""
    told = word.folded if word.cyrillic else from_latin(word.folded)
    for begun, (kind, most) in _MISSPELLED.items():
        if len(told) >= len(begun) - 1 and OSA.distance(told[: len(begun)], begun, score_cutoff=most) <= most:
            return kind
    return None


def _sure_number(words: Sequence[Word], line: BranchLine) -> set[int]:
    """Find a number next to «№», «номер» or a kind of branch; give the places of what says it."""
    for place, word in enumerate(words):
        size = _number_at(words, place)
        if size and _is_announced(words, place, size):
            said = numeral_at([one.folded for one in words[place : place + size]], "uk")
            line.number = word.text.lstrip("0") if word.digits else str(said.value if said else "")
            return set(range(place, place + size))
    return set()


def _number_at(words: Sequence[Word], place: int) -> int:
    """How many words a number takes, its ending included."""
    if words[place].digits:
        if len(words[place].text) > LONGEST_NUMBER:
            return 0
        after = words[place + 1] if place + 1 < len(words) else None
        return 2 if after and after.gap in {"", "-"} and after.folded in signs("branch", "ordinal_endings") else 1
    found = numeral_at([word.folded for word in words[place : place + 3]], "uk")
    return found.size if found else 0


def _is_announced(words: Sequence[Word], place: int, size: int) -> bool:
    before, end = place - 1, place + size
    while before >= 0 and not words[before].digits and words[before].folded in _of("noise"):
        before -= 1
    if before >= 0 and (words[before].folded in _of("number") or _kind(words[before])):
        return True
    return (end < len(words) and _kind(words[end]) is not None) or (size > 1 and words[place].digits)


def _is_of_place(words: Sequence[Word], place: int, line: BranchLine) -> bool:
    """Note what a word says; whether it says nothing but where the branch is."""
    word = words[place]
    if kind := _kind(word):
        line.kinds |= {kind}
        return False
    if word.folded in _of("metro"):
        return False
    if word.folded in _of("street") and not word.digits:
        line.street = line.street or _sort_of_street(word)
        return False
    return not is_wish(word, line) and not _is_only_said_along(words, place)


def _sort_of_street(word: Word) -> str:
    sorts = lists("street_sorts").items()
    return next((name for name, spellings in sorts if fits(word.folded, spellings)), "вул")


def _is_only_said_along(words: Sequence[Word], place: int) -> bool:
    """What tells only what the next word is, or nothing; a single letter with a dot is a word cut short."""
    word = words[place]
    if word.digits or word.folded in _of("common"):
        return False
    if len(word.folded) < 2 and place + 1 < len(words) and words[place + 1].gap[:1] == ".":  # noqa: PLR2004
        return word.folded in _of("town") or word.folded in _of("noise")
    names = ("town", "number", "region")
    return len(word.folded) < 2 or fits(word.folded, _of("noise")) or any(word.folded in _of(name) for name in names)  # noqa: PLR2004


def _lead(words: Sequence[Word], place: int) -> Lead:
    before = words[place - 1].folded if place else ""
    after = words[place + 1].folded if place + 1 < len(words) else ""
    if after in _of("region"):
        return Lead.REGION
    if before in _of("metro"):
        return Lead.METRO
    if before in _of("street"):
        return Lead.STREET
    return Lead.TOWN if before in _of("town") else Lead.NOTHING
