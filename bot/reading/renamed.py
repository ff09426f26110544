"""Towns that have another name than they had, from renamed.tsv."""

from __future__ import annotations

from functools import cache
from importlib import resources

from bot.reading.spelling import fold_name


@cache
def renamed() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Folded names, each with those that the same town had or has: a directory may not know the new one yet."""
    text = resources.files("bot.reading").joinpath("renamed.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    groups = [tuple(dict.fromkeys(map(fold_name, names))) for names in lines]
    return tuple((name, tuple(other for other in group if other != name)) for group in groups for name in group)
