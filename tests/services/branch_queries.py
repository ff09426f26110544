"""Reads branch_queries.tsv, and judges what a line found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bot.domain.place import BranchKind
from sandbox.nova_poshta import places
from sandbox.towns import by_name

_FILE = Path(__file__).with_name("branch_queries.tsv")
TOP = 3


@dataclass(frozen=True)
class Query:
    """A line with what it means."""

    line: str
    town: str
    branch: str
    said: tuple[str, ...]

    @property
    def is_held_back(self):
        """Not looked at while the search was made better."""
        return hashlib.sha256(self.line.encode()).digest()[0] % 3 == 0


def queries():
    lines = (line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [_query(*line.split("\t")) for line in lines]


def _query(line, town, branch="", said=""):
    assert town == "-" or town in by_name(), town
    return Query(line, town, branch, tuple(said.split()))


def rank(query, found):
    """0 where the first is the right one, up to 2; None where it is not among the first three."""
    if query.town == "-":
        return None if found.town or found.branches else 0
    if not all(was_heard(word, found.wish) for word in query.said):
        return None
    if not query.branch:
        names = [one.name for one in (*((found.town,) if found.town else ()), *found.towns)]
        return names[:TOP].index(query.town) if query.town in names[:TOP] else None
    of_town = places.ref("city", query.town)
    fits = [one.branch.city == of_town and _is_meant(query.branch, one.branch) for one in found.branches[:TOP]]
    return fits.index(True) if True in fits else None


def _is_meant(told, branch):
    return told[1:] in branch.address if told.startswith("~") else branch.number == told


def was_heard(word, wish):
    if word in list(BranchKind):
        return wish.kinds == {BranchKind(word)}
    heard = {"sunday": wish.open_on_sunday, "open": wish.open_at, "card": wish.takes_cards, "cod": wish.pays_out_cod}
    return wish.weight_g == int(word[:-1]) if word.endswith("0g") else bool((heard | {"size": wish.size})[word])
