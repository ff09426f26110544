"""All texts, read once for all tests of a process: that takes most of a second."""

from __future__ import annotations

from functools import cache

from bot.texts import Texts


@cache
def read_texts() -> Texts:
    """What `Texts()` gives."""
    return Texts()
