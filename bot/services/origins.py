"""Who sends under an account, and from where: asked step by step, kept as sender and origin.

What was chosen so far travels in the buttons as short keys, or stands in the chat's state as the carrier's references;
people and doors are asked of the carrier anew at each step and are kept nowhere before the last one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from bot.carriers.base import Connection
from bot.db import origins as rows
from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.place import Branch, BranchQuery, City
from bot.domain.roles import Right
from bot.domain.sender import Asks, Choice, KnownSender, Question, ShownAccount
from bot.services import accounts, connections, permission
from bot.services.asking import in_time
from bot.services.chat import Awaits, Delivery, ask_for, awaited, takes_effect
from bot.services.origin_keeping import Kept, Who, keep_branch, keep_door
from bot.services.people import keep

BRANCH = "branch"
_CITIES, _BRANCHES = "city", "point"
_MOST_CHOICES = 8
_LONGEST_NAME = 60

Step = Question | ShownAccount


class _Referenced(Protocol):
    @property
    def reference(self) -> str: ...


T = TypeVar("T", bound=_Referenced)


async def first_question(desk: Desk, person: Person, account_id: int) -> Question | None:
    """What is to be asked once a key is stored; None where its places are known to the carrier under this key."""
    way = await _way(desk, person, account_id)
    senders = await in_time(desk, way, way.carrier.senders(way.account))
    async with desk.database.read() as db:
        standing = await rows.sender_keys(db, account_id, way.carrier.info.origin_keys.sender)
    if standing & {one.reference for one in senders}:
        return None
    if standing:
        async with desk.database.write() as db:
            await rows.retire(db, account_id, desk.clock.now())
    return _asked(account_id, senders, "", "") or _place(account_id, _who(senders, "", ""))


async def answer(desk: Desk, person: Person, account_id: int, word: str, delivery: Delivery) -> Step:
    """Take what a button chose; what is asked next, or the account where nothing is."""
    way = await _way(desk, person, account_id)
    kind, _, reference = word.partition(".")
    if kind == _CITIES:
        return await _city_chosen(desk, person, way, reference, delivery)
    if kind == _BRANCHES:
        return await _branch_chosen(desk, person, way, reference, delivery)
    sender, contact, place = (*word.split("."), "", "", "")[:3]
    senders = await in_time(desk, way, way.carrier.senders(way.account))
    question = _asked(account_id, senders, sender, contact)
    if question is not None:
        return question
    who = _who(senders, sender, contact)
    return await _place_chosen(desk, person, Kept(way, who, delivery), place) if place else _place(account_id, who)


def _asked(account_id: int, senders: Sequence[KnownSender], sender_key: str, contact_key: str) -> Question | None:
    """Ask who sends, then whom the carrier may call; None where both are chosen or leave no choice."""
    sender = _pick(senders, sender_key)
    if sender is None:
        choices = tuple(Choice(key_of(one.reference), one.name) for one in senders)
        return Question(Asks.SENDER if senders else Asks.NO_SENDER, account_id, "", choices)
    people = [one for one in sender.contacts if one.phone is not None]
    if _pick(people, contact_key) is not None:
        return None
    choices = tuple(Choice(key_of(one.reference), one.name) for one in people)
    return Question(Asks.CONTACT if people else Asks.NO_CONTACT, account_id, key_of(sender.reference), choices)


def _who(senders: Sequence[KnownSender], sender_key: str, contact_key: str) -> Who:
    sender = _pick(senders, sender_key)
    if sender is None:
        raise Gone
    contact = _pick([one for one in sender.contacts if one.phone is not None], contact_key)
    if contact is None:
        raise Gone
    return Who(sender, contact)


def _place(account_id: int, who: Who) -> Question:
    choices = tuple(Choice(key_of(one.reference), one.text) for one in who.sender.addresses[:_MOST_CHOICES])
    return Question(Asks.PLACE, account_id, _so_far(who), choices)


def _so_far(who: Who) -> str:
    return f"{key_of(who.sender.reference)}.{key_of(who.contact.reference)}"


def key_of(reference: str) -> str:
    """Shorten a carrier's reference so that three of them fit into a button."""
    return hashlib.sha256(reference.encode()).hexdigest()[:8]


def _pick(known: Sequence[T], key: str) -> T | None:
    """Find the one of that key; without a key the only one, if there is no other. Gone for a key of none."""
    if not key:
        return known[0] if len(known) == 1 else None
    found = next((one for one in known if key_of(one.reference) == key), None)
    if found is None:
        raise Gone
    return found


async def _place_chosen(desk: Desk, person: Person, kept: Kept, place: str) -> Step:
    """An address that is a branch of the carrier's tells its town; a door does not, so the town is asked."""
    account_id = kept.way.account.id
    address = None if place == BRANCH else _pick(kept.who.sender.addresses, place)
    if address is not None:
        branches = await _branches(desk, kept.way, BranchQuery(reference=address.reference))
        if branches:
            await keep_branch(desk, person, kept, branches[0])
            return await accounts.show(desk, person, account_id)
    about = {"account_id": account_id, "so_far": _so_far(kept.who), "address": address.reference if address else ""}
    await _await(desk, person, Awaits.CITY, about, kept.delivery)
    return Question(Asks.CITY, account_id)


async def take_city(desk: Desk, person: Person, words: str, delivery: Delivery) -> Question:
    """Find the towns that the owner may have meant."""
    about = await _about(desk, person, Awaits.CITY, delivery)
    way = await _way(desk, person, about["account_id"])
    cities = await _cities(desk, way, " ".join(words.split())[:_LONGEST_NAME])
    choices = tuple(Choice(one.reference, f"{one.name}, {one.region}") for one in cities[:_MOST_CHOICES])
    return Question(Asks.CITIES, about["account_id"], _CITIES, choices)


async def _city_chosen(desk: Desk, person: Person, way: Connection, city: str, delivery: Delivery) -> Step:
    if delivery.again:
        return await _where_it_stands(desk, person, way)
    about = await _about(desk, person, Awaits.CITY, delivery)
    if about["address"]:
        known = await _branches(desk, way, BranchQuery(city=city))
        kept = Kept(way, await _who_of(desk, way, about), delivery)
        await keep_door(desk, person, kept, about["address"], City(city, known[0].city_name if known else "", ""))
        return await accounts.show(desk, person, way.account.id)
    await _await(desk, person, Awaits.BRANCH, {**about, "city": city}, delivery)
    return Question(Asks.NUMBER, way.account.id)


async def _where_it_stands(desk: Desk, person: Person, way: Connection) -> Step:
    account = await accounts.show(desk, person, way.account.id)
    return account if account.places else Question(Asks.NUMBER, way.account.id)


async def take_number(desk: Desk, person: Person, number: str, delivery: Delivery) -> Question:
    """Find the branches of that number in the chosen town."""
    about = await _about(desk, person, Awaits.BRANCH, delivery)
    way = await _way(desk, person, about["account_id"])
    found = await _branches(desk, way, BranchQuery(city=about["city"], number=number))
    choices = tuple(Choice(one.reference, one.name) for one in found[:_MOST_CHOICES])
    return Question(Asks.BRANCHES, about["account_id"], _BRANCHES, choices)


async def _branch_chosen(desk: Desk, person: Person, way: Connection, branch: str, delivery: Delivery) -> Step:
    if delivery.again:
        return await accounts.show(desk, person, way.account.id)
    about = await _about(desk, person, Awaits.BRANCH, delivery)
    found = await _branches(desk, way, BranchQuery(reference=branch))
    if not found or found[0].city != about["city"]:
        raise Gone
    await keep_branch(desk, person, Kept(way, await _who_of(desk, way, about), delivery), found[0])
    return await accounts.show(desk, person, way.account.id)


async def _who_of(desk: Desk, way: Connection, about: dict[str, Any]) -> Who:
    if about["account_id"] != way.account.id:
        raise Gone
    sender, _, contact = about["so_far"].partition(".")
    return _who(await in_time(desk, way, way.carrier.senders(way.account)), sender, contact)


async def _way(desk: Desk, person: Person, account_id: int) -> Connection:
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        way = await connections.way_to(desk, db, account_id)
    if way is None:
        raise Gone
    return way


async def _await(desk: Desk, person: Person, awaits: Awaits, about: dict[str, Any], delivery: Delivery) -> None:
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            await ask_for(desk, db, await keep(desk, db, person), awaits, about, delivery)


async def _about(desk: Desk, person: Person, awaits: Awaits, delivery: Delivery) -> dict[str, Any]:
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        about = await awaited(db, person, awaits, delivery)
    if about is None:
        raise Gone
    return about


async def _cities(desk: Desk, way: Connection, name: str) -> tuple[City, ...]:
    """Look a town up with the carrier itself."""
    return await in_time(desk, way, way.carrier.cities_named(way.account, name))


async def _branches(desk: Desk, way: Connection, query: BranchQuery) -> tuple[Branch, ...]:
    """Look branches up with the carrier itself."""
    return await in_time(desk, way, way.carrier.branches_found(way.account, query))
