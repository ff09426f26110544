"""Makes orders of random parts in random order and style, each with what is to be read. All people are invented."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
STYLES = ("lines", "commas", "sentences", "form", "spaces", "capitals")
_LABELS = {
    "uk": {
        "name": "Отримувач",
        "phone": "Тел",
        "town": "Місто",
        "branch": "Доставка",
        "cod": "Оплата",
        "goods": "Товар",
    },
    "ru": {
        "name": "Получатель",
        "phone": "Тел",
        "town": "Город",
        "branch": "Доставка",
        "cod": "Оплата",
        "goods": "Товар",
    },
}


@dataclass(frozen=True)
class Made:
    """A message and what is to be read of it."""

    text: str
    style: str
    name: tuple[str, str, str | None]
    phone: str
    town: str
    locker: bool
    number: str
    cod: str | None


def make(seed: int) -> Made:
    """The same message for the same seed."""
    chance = random.Random(seed)
    language, style = chance.choice(["uk", "uk", "ru"]), chance.choice(STYLES)
    locker, cod = chance.random() < 0.2, chance.random() < 0.7
    number = str(chance.randint(1000, 45000) if locker else chance.randint(1, 350))
    last, first, middle = chance.choice(_choices("people", language)).split()
    written, digits = _phone(chance)
    town, amount = chance.choice(_choices("towns", language)), str(chance.randint(10, 600) * 10)
    parts = {
        "name": _name(chance, last, first, middle),
        "phone": written,
        "town": town if style == "form" else chance.choice(["", "м. " if language == "uk" else "г. "]) + town,
        "branch": chance.choice(_choices("lockers" if locker else "branches", language)).format(n=number),
        "goods": chance.choice(_choices("goods", language)),
    }
    if cod:
        parts["cod"] = chance.choice(_choices("cods", language)).format(s=amount)
    return Made(
        _laid_out(chance, parts, style, language),
        style,
        (last, first, None if middle == "-" else middle),
        digits,
        town,
        locker,
        number,
        amount if cod else None,
    )


def _choices(kind: str, language: str) -> list[str]:
    return _TABLE[kind][language].replace("\n", "").split("|")


def _phone(chance: random.Random) -> tuple[str, str]:
    code, rest = (
        chance.choice(["50", "63", "66", "67", "68", "73", "93", "95", "96", "97", "98", "99"]),
        f"000{chance.randint(0, 9999):04}",
    )
    shape = chance.choice(_choices("phones", "any"))
    return shape.format(c=code, r=rest, a=rest[:3], b=rest[3:5], d=rest[5:]), f"380{code}{rest}"


def _name(chance: random.Random, last: str, first: str, middle: str) -> str:
    if middle == "-":
        return chance.choice([f"{last} {first}", f"{first} {last}"])
    return chance.choice([f"{last} {first} {middle}", f"{first} {middle} {last}"])


def _laid_out(chance: random.Random, parts: dict[str, str], style: str, language: str) -> str:
    keys = list(parts)
    chance.shuffle(keys)
    if style == "form":
        return "\n".join(f"{_LABELS[language][key]}: {parts[key]}" for key in keys)
    if style == "spaces":  # with no signs at all only the usual order can be read by anybody
        keys = [key for key in ("town", "branch", "name", "phone", "goods", "cod") if key in parts]
        return " ".join(parts[key] for key in keys).lower()
    joint = {"lines": "\n", "commas": ", ", "sentences": ". ", "capitals": "\n"}[style]
    text = joint.join(parts[key] for key in keys)
    return text.upper() if style == "capitals" else text
