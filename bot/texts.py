"""Locale + key + arguments → what a person reads. The only loader of locales/."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time, format_timedelta, get_day_names
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.money import Money

DEFAULT_LANGUAGE = "uk"
_INSIDE_WHEEL = Path(__file__).parent / "locales"
_BESIDE_PACKAGE = Path(__file__).parent.parent / "locales"

Argument = str | int


class TextError(Exception):
    """A key or an argument is missing: a bug of ours, found by the tests of locales/."""


class Markup(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


class Speech:
    """One language. `html` is for messages (arguments are escaped), `plain` for buttons and short answers."""

    def __init__(self, language: str, bundle: FluentBundle, fallback: Speech | None) -> None:
        """Speak `language`; what it lacks is said by `fallback`."""
        self.language = language
        self.others: tuple[Speech, ...] = ()
        self._bundle = bundle
        self._fallback = fallback

    def plain(self, key: str, **arguments: Argument) -> str:
        """Give the text as it is."""
        if not self._bundle.has_message(key):
            if self._fallback is None:
                raise TextError(key)
            return self._fallback.plain(key, **arguments)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise TextError(key)
        text, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise TextError(f"{key}: {errors[0]}")
        return str(text)

    def html(self, key: str, **arguments: Argument) -> Markup:
        """Give the text with every string argument escaped for Telegram's HTML, unless it is Markup."""
        return Markup(self.plain(key, **{name: _escaped(value) for name, value in arguments.items()}))

    def day(self, day: date) -> str:
        """A calendar day: «28 листопада»."""
        return format_skeleton("MMMMd", day, locale=self.language)

    def moment(self, instant: datetime, zone: ZoneInfo) -> str:
        """An instant on the clock of `zone`: «28 листопада, 14:05»."""
        local = instant.astimezone(zone)
        return f"{self.day(local.date())}, {format_time(local, 'HH:mm', locale=self.language)}"

    def age(self, age: timedelta) -> str:
        """How long ago: «2 години тому»."""
        return format_timedelta(-age, add_direction=True, locale=self.language)

    def weekday(self, weekday: int) -> str:
        """A day of the week, 0 for Monday, in short: «пн»."""
        return str(get_day_names("abbreviated", "stand-alone", locale=self.language)[weekday])

    def number(self, number: float | Decimal) -> str:
        """A number with at most three digits behind the point: «1,24»."""
        return str(format_decimal(number, format="#,##0.###", locale=self.language))

    def money(self, sum_: Money) -> str:
        """A sum with its currency: «1 450,00 ₴»."""
        return format_currency(sum_.major, sum_.currency, locale=self.language)


class Texts:
    """Every language there is."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load all .ftl files; from inside the wheel or beside the package where no folder is given."""
        self._folder = folder or (_INSIDE_WHEEL if _INSIDE_WHEEL.is_dir() else _BESIDE_PACKAGE)
        default = Speech(DEFAULT_LANGUAGE, self._bundle(DEFAULT_LANGUAGE), None)
        self._speech = {DEFAULT_LANGUAGE: default}
        for path in sorted(self._folder.iterdir()):
            if path.is_dir() and path.name != DEFAULT_LANGUAGE:
                self._speech[path.name] = Speech(path.name, self._bundle(path.name), default)
        for speech in self._speech.values():
            speech.others = tuple(other for other in self._speech.values() if other is not speech)

    @property
    def all(self) -> tuple[Speech, ...]:
        """Every language, the default first."""
        return tuple(self._speech.values())

    def speech(self, *wishes: str | None) -> Speech:
        """Speak the first wished language that there is (`ru-RU` wishes `ru`); the default where there is none."""
        for wish in wishes:
            code = (wish or "").partition("-")[0].lower()
            if code in self._speech:
                return self._speech[code]
        return self._speech[DEFAULT_LANGUAGE]

    def _bundle(self, language: str) -> FluentBundle:
        bundle = FluentBundle([language], use_isolating=False)  # isolating marks would spoil copied numbers
        for path in _files(self._folder / language):
            bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
        return bundle


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.ftl"))


@lru_cache(maxsize=4096)
def _escaped_text(text: str) -> str:
    return escape(text, quote=False)


def _escaped(value: Argument) -> Argument:
    return _escaped_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value
