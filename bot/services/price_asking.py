"""A conversation about what a delivery costs: what was said stays said until it is changed (A8, A9, B17)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.people import Person
from bot.domain.price_talk import PriceTalk
from bot.domain.quote import DeliveryKind, QuoteRequest
from bot.reading.price_line import PriceLine, read_price_line
from bot.reading.spelling import fold_name
from bot.services import branch_finding, branches, quotes
from bot.services.chat import A_TALK, Awaits, Delivery, ask_for, awaited, takes_effect
from bot.services.people import keep

_HEAVIEST_G = 10_000_000
_WEIGHT = re.compile(r"w([1-9][0-9]{0,6})")
_OTHER_TOWN = "to"
_LONGEST_NAME = 3  # words


@dataclass(frozen=True, slots=True)
class _Said:
    """What is kept between two messages: ids, and sums in minor units of the money that carriers are paid in."""

    town_id: int | None = None
    branch_id: int | None = None
    weight_g: int | None = None
    size: tuple[int, int, int] | None = None
    declared: int | None = None
    cod: int | None = None
    kinds: frozenset[DeliveryKind] = field(default_factory=frozenset)


async def begin(desk: Desk, person: Person, delivery: Delivery) -> PriceTalk:
    """Begin anew: the next words are where to."""
    await _keep(desk, person, _Said(), delivery)
    return PriceTalk()


async def hear(desk: Desk, person: Person, text: str, delivery: Delivery) -> PriceTalk:
    """Understand a line after what was said before, and tell the price once enough is known."""
    line, said = read_price_line(text), await _said(desk, person, delivery)
    if line.town and line.weight_g is not None:
        said = _Said()  # a question of its own, not a change of the one before
    said = _with(said, line)
    awaits_town = said.town_id is None and said.branch_id is None
    is_name = line == PriceLine() and (awaits_town or await names_town(desk, text))
    name = line.town or (text if is_name else "")
    found = await branches.find(desk, name) if name else None
    if found is not None and found.town is not None:
        said = replace(said, town_id=found.town.id, branch_id=None)
    await _keep(desk, person, said, delivery)
    if found is not None and found.town is None:
        return replace(await _talk(desk, person, replace(said, town_id=None)), towns=found.towns, unknown=name)
    return await _told(desk, person, said)


async def names_town(desk: Desk, words: str) -> bool:
    """Whether the words are a town's name and nothing else."""
    if len(words.split()) > _LONGEST_NAME:
        return False
    found = await branches.towns(desk, words, 1)
    return bool(found) and fold_name(found[0].name) == fold_name(words.strip())


async def to_branch(desk: Desk, person: Person, branch_id: int, delivery: Delivery) -> PriceTalk:
    """Ask what it costs to this branch; what is to be carried is as was said before."""
    await branch_finding.show(desk, person, branch_id)
    said = replace(await _said(desk, person, delivery), branch_id=branch_id, town_id=None, kinds=frozenset())
    await _keep(desk, person, said, delivery)
    return await _told(desk, person, said)


async def choose(desk: Desk, person: Person, town_id: int, step: str, delivery: Delivery) -> PriceTalk:
    """Take what a button says: a weight, a town, another town, or the same once more."""
    said = await _said(desk, person, delivery)
    if weight := _WEIGHT.fullmatch(step):
        said = replace(said, weight_g=min(int(weight[1]), _HEAVIEST_G))
    elif step == _OTHER_TOWN:
        said = replace(said, town_id=None, branch_id=None)
    elif town_id:
        said = replace(said, town_id=town_id, branch_id=None)
    await _keep(desk, person, said, delivery)
    return await _told(desk, person, said)


def _with(said: _Said, line: PriceLine) -> _Said:
    size = line.size
    bare = line.bare if said.weight_g is None and (said.town_id or said.branch_id) else None  # an answer to "how heavy"
    weight = line.weight_g or (int(bare * 1000) if bare else None) or said.weight_g
    return replace(
        said,
        weight_g=None if weight is None else min(weight, _HEAVIEST_G),
        size=(size.length_mm, size.width_mm, size.height_mm) if size else said.size,
        declared=line.declared or said.declared,
        cod=line.cod or said.cod,
        kinds=line.kinds or said.kinds,
    )


async def _told(desk: Desk, person: Person, said: _Said) -> PriceTalk:
    """What is known, with the price where town and weight are."""
    talk = await _talk(desk, person, said)
    if talk.weight_g is None or (talk.town is None and talk.branch is None):
        return talk
    asked = QuoteRequest(
        town_id=said.town_id,
        branch_id=said.branch_id,
        weight_g=talk.weight_g,
        size=talk.size,
        declared_value=talk.declared_value,
        cod=talk.cod,
        kinds=talk.kinds or frozenset(DeliveryKind),
    )
    return replace(talk, offers=await quotes.offers(desk, asked))


async def _talk(desk: Desk, person: Person, said: _Said) -> PriceTalk:
    money = quotes.currency(desk)
    town = None if said.town_id is None else await branches.town(desk, said.town_id)
    if said.town_id is not None and town is None:
        raise Gone
    return PriceTalk(
        town=town,
        branch=None if said.branch_id is None else await branch_finding.show(desk, person, said.branch_id),
        weight_g=said.weight_g,
        size=None if said.size is None else Size(*said.size),
        declared_value=Money(said.declared, money) if said.declared and money else None,
        cod=Money(said.cod, money) if said.cod and money else None,
        kinds=said.kinds,
    )


async def _said(desk: Desk, person: Person, delivery: Delivery) -> _Said:
    async with desk.database.read() as db:
        about = await awaited(db, person, Awaits.PRICE, delivery)
    if about is None or datetime.fromisoformat(about["at"]) < desk.clock.now() - A_TALK:
        return _Said()
    size = about["size"]
    same = {name: about[name] for name in ("town_id", "branch_id", "weight_g", "declared", "cod")}
    return _Said(size=None if size is None else tuple(size), kinds=frozenset(map(DeliveryKind, about["kinds"])), **same)


async def _keep(desk: Desk, person: Person, said: _Said, delivery: Delivery) -> None:
    about: dict[str, Any] = {
        "town_id": said.town_id,
        "branch_id": said.branch_id,
        "weight_g": said.weight_g,
        "size": said.size,
        "declared": said.declared,
        "cod": said.cod,
        "kinds": sorted(said.kinds),
        "wants_town": said.town_id is None and said.branch_id is None,
        "at": desk.clock.now().isoformat(),
    }
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await ask_for(desk, db, await keep(desk, db, person), Awaits.PRICE, about, delivery)
