"""One spelling for many: look-alike letters, marks, doubled consonants, Ukrainian in Latin letters. Knows no words."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ъ": "", "ь": ""}
    | dict.fromkeys("'’ʼ‘`´′-", "")
)
_LATIN = str.maketrans({"ł": "l", "đ": "d", "ß": "ss"} | dict.fromkeys("’ʼ‘`´′", "'"))
_DOUBLED = re.compile(r"([бвгджзклмнпрстфхцчшщ])\1")
_MARKS = re.compile(r"[\u0300-\u036f]")

# The longest come first; "y" is a vowel but after another vowel.
_FROM_LATIN = (
    ("shch", "щ"), ("sch", "щ"), ("zgh", "зг"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("ya", "я"), ("ia", "я"), ("ja", "я"), ("yu", "ю"), ("iu", "ю"), ("ju", "ю"), ("ye", "е"), ("ie", "е"), ("je", "е"),
    ("yi", "и"), ("ji", "и"), ("yo", "йо"), ("jo", "йо"), ("iy", "ий"), ("yj", "ий"), ("yy", "ий"), ("ck", "к"),
    ("ph", "ф"), ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "г"),
    ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"),
    ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "х"), ("y", "и"), ("z", "з"),
    ("4", "ч"),
)  # fmt: skip
_SOUNDS = dict(_FROM_LATIN)
_AFTER_VOWEL = "й"
_SOUND = re.compile("(?<=[aeou])y(?![aeiou])|" + "|".join(latin for latin, _ in _FROM_LATIN))


def is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def fold_cyrillic(word: str) -> str:
    """Bring a Ukrainian or Russian word to the spelling that both share, mistakes included."""
    return _DOUBLED.sub(r"\1", word.lower().translate(_CYRILLIC))


def fold_latin(word: str) -> str:
    """Lower case without marks: paquète → paquete, gdzież → gdziez, łódź → lodz."""
    plain = unicodedata.normalize("NFD", word.lower().translate(_LATIN))
    return _MARKS.sub("", plain)


def fold(word: str) -> str:
    return fold_cyrillic(word) if is_cyrillic(word) else fold_latin(word)


def from_latin(word: str) -> str:
    """Read a folded Latin word as Ukrainian by sound, already folded: posylka → посилка."""
    return _DOUBLED.sub(r"\1", _SOUND.sub(_sound, word).replace("'", ""))


def _sound(match: re.Match[str]) -> str:
    """Moy → мой, but kudy → куди."""
    heard = match[0]
    if heard == "y" and match.string[match.start() - 1 : match.start()] in tuple("aeou"):
        return _AFTER_VOWEL
    return _SOUNDS[heard]


def fold_name(name: str) -> str:
    """Fold the name of a town or a street, of one word or several: Івано-Франківськ → ивано франкивск."""
    return " ".join(fold(word) for word in name.replace("-", " ").split())
