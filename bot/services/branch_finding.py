"""Looking for a branch in a conversation: every step is understood in the light of those before (A7, A10)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.db import quoting
from bot.desk import Desk
from bot.domain.branch_finding import Look, ShownBranch
from bot.domain.branch_search import ANY, Around, Found, FoundBranch, Point, Wish
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.place import BranchKind
from bot.services import branches, kept_wish, my_branch
from bot.services.branch_choice import zone_of
from bot.services.chat import A_TALK, Awaits, Delivery, ask_for, awaited, takes_effect
from bot.services.people import keep

_EVERYTHING = "all"
_DIGITS = 3  # of a degree: a hundred metres


@dataclass(frozen=True, slots=True)
class _Talk:
    """What was said so far; `words` are a number or a street, `around` a landmark or about where the person is."""

    town_id: int | None = None
    wish: Wish = field(default_factory=Wish)
    words: str = ""
    around: Around | None = None


async def begin(desk: Desk, person: Person, delivery: Delivery) -> ShownBranch | None:
    """Begin anew: the next words are where to look. Gives the person's own branch."""
    await _keep(desk, person, _Talk(), delivery)
    return await mine(desk, person)


async def look(desk: Desk, person: Person, line: str, delivery: Delivery) -> Look:
    """Find what a line means, after what was said before it; the next words go on from there."""
    talk = await _talk(desk, person, delivery)
    own = await mine(desk, person)
    if talk.around is not None and talk.around.landmark is None and branches.says_no_place(line):
        return await _look_here(desk, person, line, talk, talk.around, delivery)
    town_id = talk.town_id or (await _town_of(desk, own) if own is not None else None)
    found = await _find(desk, line, replace(talk, town_id=town_id))
    missed = found.missed
    if found.town is not None and not found.branches and not any(sign.isdigit() for sign in found.words):
        missed, found = found.words, replace(await branches.in_town(desk, found.town.id, found.wish), towns=found.towns)
    town_id = found.town.id if found.town else None
    await _keep(desk, person, _Talk(town_id, found.wish, found.words, found.around), delivery)
    return replace(_look(desk, found, own), missed=missed)


async def _look_here(desk: Desk, person: Person, line: str, talk: _Talk, around: Around, delivery: Delivery) -> Look:
    """What is near to where the person said they are, of what is wished for now."""
    wish = branches.wished(desk, line, talk.wish)
    found = await branches.nearest(desk, around.point, wish)
    own = await mine(desk, person)
    await _keep(desk, person, replace(talk, wish=wish), delivery)
    return replace(_look(desk, Found(branches=found, many=len(found), wish=wish), own), around=around)


async def _find(desk: Desk, line: str, talk: _Talk) -> Found:
    """Find what a line means; where what was said before bars it, without that: what the parcel is like stays."""
    found = await branches.find(desk, line, talk.wish, talk.town_id, talk.around)
    if _is_any_good(found):
        return found
    wish = talk.wish
    parcel = Wish(weight_g=wish.weight_g, size=wish.size, declared_value=wish.declared_value)
    for other in (talk.town_id, None):
        again = await branches.find(desk, line, parcel, other, talk.around)
        if _is_any_good(again):
            return again
    return found


def _is_any_good(found: Found) -> bool:
    """Whether there is a branch to pick, or a town to choose."""
    return any(not one.obstacles for one in found.branches) or (found.town is None and bool(found.towns))


async def turn(desk: Desk, person: Person, town_id: int, step: str, delivery: Delivery) -> Look:
    """Show a page of a town's list; `step` is "<page>.<what to change>" as the buttons say it."""
    page, _, change = step.partition(".")
    talk = await _talk(desk, person, delivery)
    if talk.town_id not in {None, town_id}:
        talk = _Talk()  # the list is older than what was looked for since
    talk = _changed(replace(talk, town_id=town_id), change)
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= 3 else 0  # noqa: PLR2004
    near = talk.around.point if talk.around else None
    found = await branches.in_town(desk, town_id, talk.wish, words=talk.words, page=number, near=near)
    if found.town is None:
        raise Gone
    around = talk.around or found.around
    await _keep(desk, person, replace(talk, around=around), delivery)
    found = replace(found, around=around)
    return _look(desk, found, await mine(desk, person), number)


async def near(desk: Desk, person: Person, point: Point, kind: str, delivery: Delivery) -> Look:
    """The nearest that can be picked, of one kind where one is named; wishes that follow are about the same place.

    What the parcel is like stays while the place is the same. Of where the person is, a point within a hundred metres
    is kept, for as long as what they look for.
    """
    here, talk = Around(_about(point)), await _talk(desk, person, delivery)
    kinds = frozenset({BranchKind(kind)}) if kind in set(BranchKind) else frozenset()
    wish = replace(talk.wish, kinds=kinds) if talk.around == here else Wish(kinds=kinds)
    found = await branches.nearest(desk, point, wish)
    own = await mine(desk, person)
    look = replace(_look(desk, Found(branches=found, many=len(found), wish=wish), own), around=Around(point))
    town_id = await _town_of(desk, look.branches[0]) if found else None
    await _keep(desk, person, _Talk(town_id, wish, around=here), delivery)
    return look


def _about(point: Point) -> Point:
    return Point(round(point.latitude, _DIGITS), round(point.longitude, _DIGITS))


async def other_town(desk: Desk, person: Person, delivery: Delivery) -> None:
    """The next words are another town; what the branch must be able to do stays."""
    talk = await _talk(desk, person, delivery)
    await _keep(desk, person, _Talk(wish=talk.wish), delivery)


async def show(desk: Desk, person: Person, branch_id: int) -> ShownBranch:
    """One branch as it stands now; Gone where it does no more."""
    found = await branches.one(desk, branch_id)
    if found is None:
        raise Gone
    own = await my_branch.mine(desk, person)
    return ShownBranch(found, _local(desk, found), is_mine=found.id == own)


async def mine(desk: Desk, person: Person) -> ShownBranch | None:
    """The person's own branch."""
    own = await my_branch.mine(desk, person)
    found = None if own is None else await branches.one(desk, own)
    return None if found is None else ShownBranch(found, _local(desk, found), is_mine=True)


async def offer(desk: Desk, words: str, most: int) -> list[ShownBranch]:
    """What somebody types behind the bot's name in another chat: branches of the town it names, or of the likeliest.

    The same for everybody, as Telegram keeps the answer.
    """
    found = await branches.find(desk, words)
    if found.town is None and found.towns:
        found = await branches.in_town(desk, found.towns[0].id, found.wish, words=found.words)
    return [ShownBranch(one, _local(desk, one)) for one in found.branches[:most] if not one.obstacles]


def _changed(talk: _Talk, change: str) -> _Talk:
    if change == _EVERYTHING:
        return replace(talk, wish=ANY, words="", around=None)
    if change in set(BranchKind):
        return replace(talk, wish=replace(talk.wish, kinds=frozenset({BranchKind(change)})))
    return replace(talk, wish=replace(talk.wish, kinds=frozenset())) if change else talk


def _look(desk: Desk, found: Found, own: ShownBranch | None, page: int = 0) -> Look:
    return Look(
        town=found.town,
        towns=found.towns,
        branches=tuple(_shown(desk, one, own) for one in found.branches),
        many=found.many,
        page=page,
        wish=found.wish,
        words=found.words,
        mine=own,
        map_at=desk.settings.public_address,
        around=found.around,
    )


def _shown(desk: Desk, found: FoundBranch, own: ShownBranch | None) -> ShownBranch:
    return ShownBranch(found, _local(desk, found), is_mine=own is not None and own.found.id == found.id)


def _local(desk: Desk, found: FoundBranch) -> datetime:
    return desk.clock.now().astimezone(zone_of(desk, found.carrier))


async def _town_of(desk: Desk, shown: ShownBranch) -> int | None:
    async with desk.database.read() as db:
        town = await quoting.town_of_branch(db, shown.found.id)
    return None if town is None else town.id


async def _talk(desk: Desk, person: Person, delivery: Delivery) -> _Talk:
    async with desk.database.read() as db:
        about = await awaited(db, person, Awaits.BRANCH_WISH, delivery)
    if about is None or datetime.fromisoformat(about["at"]) < desk.clock.now() - A_TALK:
        return _Talk()
    wish = kept_wish.read(about["wish"], desk.clock.now())
    return _Talk(about["town_id"], wish, about["words"], kept_wish.read_around(about.get("around")))


async def _keep(desk: Desk, person: Person, talk: _Talk, delivery: Delivery) -> None:
    about: dict[str, Any] = {
        "town_id": talk.town_id,
        "wish": kept_wish.kept(talk.wish),
        "words": talk.words,
        "around": kept_wish.kept_around(talk.around),
        "at": desk.clock.now().isoformat(),
    }
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await ask_for(desk, db, await keep(desk, db, person), Awaits.BRANCH_WISH, about, delivery)
