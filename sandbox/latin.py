"""Ukrainian in Latin letters, by the table that passports follow (resolution 55 of the Cabinet, 2010).

The letters that Russian has beside it are written as Russian passports do: a label has no Cyrillic ones.
"""

from __future__ import annotations

_ANYWHERE = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщ",
        (
            *("a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t"),
            *("u", "f", "kh", "ts", "ch", "sh", "shch"),
        ),
        strict=True,
    )
)
_ANYWHERE |= {"ы": "y", "э": "e", "ё": "e", "ъ": ""}
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LATER = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_SILENT = frozenset("ь'’ʼ")


def latin(text: str) -> str:
    """Write `text` in Latin letters; what is not Cyrillic stays as it is."""
    return "".join(_letter(text, place) for place in range(len(text)))


def _letter(text: str, place: int) -> str:
    letter, before = text[place], text[place - 1 : place].lower()
    lower = letter.lower()
    if lower in _SILENT:
        return ""
    if lower == "г" and before == "з":
        written = "gh"  # so that зг and ж stay apart
    elif lower in _FIRST:
        written = (_LATER if before.isalpha() or before in _SILENT else _FIRST)[lower]
    else:
        written = _ANYWHERE.get(lower, lower)
    return written.capitalize() if letter != lower else written
