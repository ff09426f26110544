"""Where a row goes, as its cells say it: the town, the branch and its number, or a door."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.domain.order import Delivery

_LOCKER = r"(?:п[ао][чш]т[ао]мат\w*|parcel\s+locker|locker)"
_OFFICE = r"(?:від+[іи]лен\w*|отделен\w*|відд?|отд|склад\w*|пункт\w*|warehouse|branch|office|department)"
_POST = r"[«\"“„]?(?:нп|нов\w+\s+по[шч]т\w+|nova\s+po\w+|np)[»\"”]?"
_NUMBER = r"(?:№|#|n\b|no\b|номер|number)?[\s.]*(?P<number>\d{1,5})(?!\d|\s*(?:кг|kg))"
_BRANCH = re.compile(
    rf"(?:\b(?P<locker>{_LOCKER})|\b(?P<office>{_OFFICE})|\b(?P<post>{_POST}))[\s.:,-]*(?:{_POST})?(?:приймання\S*)?"
    rf"\s*(?:\([^)]{{0,30}}\))?[\s.:,-]*{_NUMBER}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"№?\s*(?P<number>\d{{1,5}})\s*-?\w{{0,3}}\s+(?:(?P<locker>{_LOCKER})|{_OFFICE})\b", re.IGNORECASE
)
_BARE = re.compile(r"(?:№|#|n|no\.?)?\s*(\d{1,5})(?:[.,]0+)?", re.IGNORECASE)
_SIGN = re.compile(r"№\s*(\d{1,5})(?!\d)")
_ANY_LOCKER = re.compile(_LOCKER, re.IGNORECASE)
_STREET = re.compile(
    r"\b(?P<type>вул\w*|улиц\w*|ул|просп\w*|пр-т|пр|бульв\w*|бул|б-р|пров\w*|пер\w*|площа|пл|шосе|шоссе|наб\w*|street|st)\b\.?"
    r"\s*(?P<name>(?:\d{1,3}[-\s]\w*\s*)?[^\d,;:]+?)[\s,]*(?:буд\w*\.?|дом\.?|д\.|б\.)?\s*(?P<house>\d+[\w/-]*)"
    r"(?:[\s,]*(?:кв\w*\.?|оф\w*\.?|apt\.?|flat|к\.)\s*(?P<flat>\d+\w?))?",
    re.IGNORECASE,
)
_TYPES = (
    (("вул",), "вул."), (("ул",), "ул."), (("просп", "пр"), "просп."), (("бульв", "бул", "б-р"), "бульв."),
    (("пров",), "пров."), (("пер",), "пер."), (("пл",), "пл."), (("шос",), "шосе"), (("наб",), "наб."),
)  # fmt: skip
_REGION = re.compile(
    r"\b([А-ЯІЇЄҐа-яіїєґ'’-]{4,}(?:ська|цька|зька|ская|цкая))(?:\s+обл\w*\.?)?(?![\w'’-])", re.IGNORECASE
)
_DISTRICT = re.compile(r"\b[\w'’-]{4,}(?:ський|цький|зький|ский|цкий)\s+р(?:айо)?-?н\w*\.?", re.IGNORECASE)
_MARKER = re.compile(r"^(?:м|г|с|місто|город|село|смт|пгт|сел|селище|поселок|city|town)\b\.?\s*", re.IGNORECASE)
_MARKED = re.compile(r"^(?:м|г|с|місто|город|село|смт|пгт|сел|селище)[.\s]\s*\S", re.IGNORECASE)
_CUT = re.compile(r"[,;:()\n]")


@dataclass(frozen=True, slots=True)
class Said:
    """What cells say of a place; "" and None are what they do not say."""

    city: str = ""
    region: str = ""
    delivery: Delivery | None = None
    number: str = ""
    street: str = field(default="", repr=False)
    house: str = field(default="", repr=False)
    flat: str = field(default="", repr=False)


def town(text: str) -> tuple[str, str]:
    """The town and its region: «м. Бровари, Київська обл.», «Київ (Київська)»."""
    region = _REGION.search(text)
    rest = _DISTRICT.sub(" ", text if region is None or region[0] == text.strip() else text.replace(region[0], " ", 1))
    parts = [part.strip(" .-") for part in _CUT.split(rest)]
    marked = [part for part in parts if _MARKED.match(part)]
    names = [_MARKER.sub("", part).strip() for part in marked or parts]
    name = next((one for one in names if any(sign.isalpha() for sign in one)), "")
    if name and region is not None and region[0] == text.strip():
        return name, ""
    return name, region[1] if region else ""


def branch(text: str) -> tuple[str, Delivery | None] | None:
    """The number of a branch or a locker, and which of the two where that is said; None where there is neither."""
    found = _BRANCH.search(text) or _BEHIND.search(text)
    if found is not None:
        groups = found.groupdict()
        said = Delivery.LOCKER if groups["locker"] else None if groups.get("post") else Delivery.BRANCH
        return _plain(found["number"]), said
    bare = _BARE.fullmatch(text.strip()) or (None if _STREET.search(text) else _SIGN.search(text))
    if bare is None:
        return None
    return _plain(bare[1]), Delivery.LOCKER if _ANY_LOCKER.search(text) else None


def _plain(number: str) -> str:
    return number.lstrip("0") or number


def door(text: str) -> Said | None:
    """A street and a house in one cell: «вул. Зелена, 12, кв. 7»."""
    found = _STREET.search(text)
    if found is None:
        return None
    street = f"{street_type(found['type'])} {found['name'].strip(' .')}"
    return Said(delivery=Delivery.DOOR, street=street, house=found["house"], flat=found["flat"] or "")


def street_type(word: str) -> str:
    """How a kind of street is abbreviated."""
    lower = word.lower()
    return next((short for stems, short in _TYPES if lower.startswith(stems)), word)


def in_one(text: str) -> Said:
    """Town and branch, or town and door, in one cell: «Київ, Відділення №5: вул. Київська, 77»."""
    found = _BRANCH.search(text) or _BEHIND.search(text)
    if found is not None:
        number, delivery = branch(text) or ("", None)
        city, region = town(text[: found.start()])
        return Said(city, region, delivery, number)
    at_door = door(text)
    street = _STREET.search(text)
    city, region = town(text if street is None else text[: street.start()])
    if at_door is None:
        return Said(city, region)
    return Said(city, region, Delivery.DOOR, "", at_door.street, at_door.house, at_door.flat)
