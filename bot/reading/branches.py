"""The number of the branch or locker that a message names: of two the new one. Knows nothing of towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.concepts import Concepts
from bot.reading.numerals import numeral_at
from bot.reading.signs import fits, signs
from bot.reading.words import Word

_LONGEST_NUMBER = 5  # lockers of Nova Poshta have up to five digits
_REACH = 3  # words between "відділення" and its number: "відділення нової пошти номер 5"

_ORDER_LIKE = frozenset({"ORDER", "NUMBER_TTN", "PHONE", "SUM", "COST", "FEE", "GOODS", "PRODUCT"})


def _of(name: str) -> frozenset[str]:
    return signs("branch", name)


_SIGNS_BEFORE = frozenset("+/$@")
_OLD, _ATTACHED, _RIGHT = -1, 4, 5


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    value: str
    size: int
    in_words: bool
    ordinal: bool


def branch_number_of(words: Sequence[Word], concepts: Sequence[Concepts], language: str) -> str | None:
    """Choose among the small numbers of a message; None where no branch, locker or post is spoken of."""
    ranked, changing = [], _is_changing(words, concepts)
    for candidate in _candidates(words, language):
        rank = _rank(candidate, words, concepts, changing=changing)
        if rank is not None:
            ranked.append((rank, candidate.place, candidate.value))
    return max(ranked)[2] if ranked else None


def _candidates(words: Sequence[Word], language: str) -> Iterator[_Candidate]:
    place = 0
    while place < len(words):
        word, size = words[place], 1
        if word.digits:
            if len(word.text) <= _LONGEST_NUMBER and word.text.isascii() and _is_whole(words, place):
                yield _Candidate(place, word.text.lstrip("0") or word.text, 1, in_words=False, ordinal=False)
        elif numeral := numeral_at([following.folded for following in words[place : place + 3]], language):
            size = numeral.size
            yield _Candidate(place, str(numeral.value), size, in_words=True, ordinal=numeral.ordinal)
        place += size


def _is_whole(words: Sequence[Word], place: int) -> bool:
    """Not a part of a date, a time, a sum, a phone or a size: 18.11, 15:00, 1 450, 067 123, 30х20."""
    before, after = words[place], words[place + 1] if place + 1 < len(words) else None
    if place and words[place - 1].digits and _joins(before.gap):
        return False
    if place and (words[place - 1].text in _SIGNS_BEFORE or (words[place - 1].folded in {"х", "x"} and not before.gap)):
        return False
    if after is None:
        return True
    if after.digits and _joins(after.gap):
        return False
    return not (after.sign and after.text in "/%$") and not (fits(after.folded, _of("units")) and "," not in after.gap)


def _joins(gap: str) -> bool:
    return gap in {".", ":", ",", " ", "-", "/", "\u00a0", "*"}


def _rank(candidate: _Candidate, words: Sequence[Word], concepts: Sequence[Concepts], *, changing: bool) -> int | None:
    """How surely a number is the branch asked for; None where it is something else."""
    before, marked = _before(candidate.place, words)
    attached = _attached(candidate, words, concepts) or (changing and _is_ordinal(candidate, words))
    if _is_denied(before, words):
        return None
    if not attached and (candidate.in_words or not (changing and _stands_free(before, marked, words, concepts))):
        return None
    lead = _lead(before, words)
    if lead in _of("from"):
        return _OLD
    return (
        (_ATTACHED if attached else 0)
        + (lead in _of("to"))
        + (_RIGHT if changing and _is_put_right(before, words) else 0)
    )


def _lead(before: int, words: Sequence[Word]) -> str:
    """The preposition of «з відділення 3», «на 17»."""
    while before >= 0 and (_is_branch(words[before]) or words[before].folded in _of("carriers")):
        before -= 1
    return words[before].folded if before >= 0 else ""


def _before(place: int, words: Sequence[Word]) -> tuple[int, bool]:
    """The word before a number, "№" and "номер" passed over, and whether some were."""
    before = place - 1
    while before >= 0 and words[before].folded in _of("skipped"):
        before -= 1
    return before, before < place - 1


def _is_denied(before: int, words: Sequence[Word]) -> bool:
    """«не 5», «не на 5», «а не у відділення 13», "instead of 3"."""
    for place in range(before, max(before - 4, -1), -1):
        word = words[place]
        if word.folded in _of("negations"):
            return True
        if (
            word.digits
            or "," in words[place].gap
            or not (word.folded in _of("to") or word.folded in _of("from") or _is_branch(word))
        ):
            return False
    return False


def _is_branch(word: Word) -> bool:
    return word.folded.startswith(("видил", "отдел", "почтомат", "поштомат", "branch", "locker", "oddzia", "sucurs"))


def _is_ordinal(candidate: _Candidate, words: Sequence[Word]) -> bool:
    """«Переведіть на 7ме»: where something is to be changed, that can only be a branch."""
    after = words[candidate.place + 1] if candidate.place + 1 < len(words) else None
    return (
        after is not None
        and after.gap in {"", "-"}
        and after.folded in _of("ordinal_endings")
        and words[candidate.place].digits
    )


_PLACE = frozenset({"BRANCH", "LOCKER"})


def _attached(candidate: _Candidate, words: Sequence[Word], concepts: Sequence[Concepts]) -> bool:
    place, end = candidate.place, candidate.place + candidate.size
    if (not candidate.in_words or candidate.ordinal) and _place_word_after(end, words, concepts):
        return True
    for back in range(1, _REACH + 2):
        if place - back < 0 or words[place - back + 1].gap.strip(' №#-–—:\u00a0(."«') or words[place - back].digits:
            return False
        if concepts[place - back] & _PLACE:
            return not candidate.in_words or back <= 2  # noqa: PLR2004
        if back <= 2 and words[place - back].folded in _of("carriers"):  # noqa: PLR2004
            return not candidate.in_words
        if concepts[place - back] & _ORDER_LIKE or fits(words[place - back].folded, _of("houses")):
            return False
    return False


def _place_word_after(end: int, words: Sequence[Word], concepts: Sequence[Concepts]) -> bool:
    """«5 відділення», «12-е отделение», «25 гарне відділення»."""
    for place in range(end, min(end + 2, len(words))):
        if words[place].gap.strip(" -"):
            return False
        if concepts[place] & _PLACE:
            return True
        if len(words[place].text) > 2:  # noqa: PLR2004 - the "ше" of "5-те" may stand between
            return place == end and "NP" in concepts[place] and _place_word_after(end + 1, words, concepts)
    return False


_CHANGING = frozenset({"REDIRECT", "CHANGE", "MISTAKE", "INSTEAD"})


def _is_changing(words: Sequence[Word], concepts: Sequence[Concepts]) -> bool:
    """Whether a branch is put right or replaced: said so, or by «не 5, а 8», «а потрібно 54»."""
    if frozenset().union(*concepts) & _CHANGING:
        return True
    return any(
        (word.folded in _of("negations") and after.digits) or (word.folded == "а" and after.folded in _of("put_right"))
        for word, after in pairwise(words)
    )


def _stands_free(before: int, marked: bool, words: Sequence[Word], concepts: Sequence[Concepts]) -> bool:  # noqa: FBT001
    """Whether a bare number may be a branch: branches are spoken of, and one of them is put right or replaced."""
    if not any(found & _PLACE for found in concepts):
        return False
    if before < 0:
        return True
    lead = words[before]
    if concepts[before] & _ORDER_LIKE or fits(lead.folded, _of("houses")):
        return False
    return (
        marked
        or bool(concepts[before] & _PLACE)
        or lead.folded in _of("to")
        or lead.folded in _of("from")
        or bool({lead.folded} & _of("put_right"))
        or lead.folded == "а"
    )


def _is_put_right(before: int, words: Sequence[Word]) -> bool:
    """«вказала 45 відділення, а потрібно 54»."""
    near = words[max(before - 1, 0) : before + 1]
    return any(word.folded in _of("put_right") for word in near)
