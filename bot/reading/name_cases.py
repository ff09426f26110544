"""The parts of a recipient's name as they stand on a waybill: in the nominative, with capitals. Finds no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.given_names import GivenName, declined_female, declined_male, given_name
from bot.reading.name_forms import is_oblique_patronymic, is_only_mans, nominative_patronymic, nominative_surname
from bot.reading.order_page import Page


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or several joined by hyphens, as a part of a name."""

    start: int
    end: int
    text: str


def given(text: str, language: str = "uk") -> GivenName | None:
    """The given name that a word is; of «Анна-Марія» by its first part."""
    first, _, second = text.partition("-")
    return given_name(text, language) or (given_name(first, language) if second and given_name(second) else None)


def nominative(
    last: Unit | None, first: Unit | None, middle: Unit | None, page: Page
) -> tuple[str | None, str | None, str | None]:
    """The parts as they stand on a waybill; another case is known by the given name or the patronymic."""
    texts = [unit.text if unit else None for unit in (last, first, middle)]
    name = given(texts[1], page.language) if texts[1] else None
    led = _is_led(page, min(unit.start for unit in (last, first, middle) if unit))
    if name is not None and _is_mans(texts, name, led=led):
        name = declined_male(texts[1] or "", page.language)
    elif name is not None and _is_womans(texts, name):
        name = declined_female(texts[1] or "", page.language) or name
    oblique = (name is not None and name.oblique) or (texts[2] is not None and is_oblique_patronymic(texts[2]))
    if name is None and last is not None and first is None and led:
        oblique = True
    if oblique:
        female = (
            name.female
            if name
            else (texts[2] or texts[0] or "").lower().endswith(("вні", "вни", "вне", "вны", "ої", "ій", "ой"))
        )
        texts[0] = _surname(texts, female=female, page=page)
        texts[1] = name.nominative if name and name.oblique and "-" not in (texts[1] or "") else texts[1]
        texts[2] = nominative_patronymic(texts[2]) if texts[2] else None
    return titled(texts[0]), titled(texts[1]), titled(texts[2])


def _surname(texts: Sequence[str | None], *, female: bool, page: Page) -> str | None:
    last, first, _ = texts
    return last and nominative_surname(last, female=female, language=page.language, beside=first or "")


def _is_led(page: Page, start: int) -> bool:
    return start > 0 and page.tokens[start - 1].forms[0] == "для"


def _is_mans(texts: Sequence[str | None], name: GivenName, *, led: bool) -> bool:
    """«Шевчука Олександра», «Євгенія Петровича», «для Соколова Валентина»: a man's name that is also a woman's."""
    last, first, middle = texts
    if not name.female or declined_male(first or "") is None:
        return False
    if middle is not None:
        return "вич" in middle.lower() and is_oblique_patronymic(middle)
    return (led and not name.oblique) or (last is not None and is_only_mans(last))


def _is_womans(texts: Sequence[str | None], name: GivenName) -> bool:
    """«Олесю Петрівну»: a declined name that is a man's or a woman's, and a woman's patronymic by it."""
    middle = (texts[2] or "").lower()
    return name.oblique and not name.female and middle.endswith(("вну", "вні", "вни", "вне", "вны", "вной", "вною"))


def titled(text: str | None) -> str | None:
    """«ШЕВЧЕНКО-БОЙКО» → Шевченко-Бойко."""
    if text is None:
        return None
    return "-".join(part[:1].upper() + part[1:].lower() for part in text.split("-"))
