"""What the shop is used to: seen by who makes waybills, changed by who may; every draft follows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import shop_defaults as rows
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.cod import CodForm, Payer
from bot.domain.draft import DeclaredRule, Draft, Field, Option
from bot.domain.errors import DeskError, Gone
from bot.domain.habits import Habits, Template
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.people import Person
from bot.reading.draft_answers import chosen, read_template, said
from bot.reading.spelling import fold_name
from bot.services import audit
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.draft_gaps import PAYERS, ROUND_SUMS, SIZES, WEIGHTS
from bot.services.draft_refusals import not_understood
from bot.services.draft_rights import check_sets
from bot.services.people import keep

TEMPLATE = "template"
COD_FORM = "cod_form"
_MOST_TEMPLATES = 50


@dataclass(frozen=True, slots=True)
class Settled:
    """All that is set."""

    habits: Habits
    templates: tuple[Template, ...]


async def read(desk: Desk, person: Person) -> Settled:
    """What is set now."""
    async with desk.database.read() as db:
        await check_sets(desk, db, person)
        return Settled(await rows.habits(db), tuple(await rows.templates(db)))


async def ask(desk: Desk, person: Person, what: str, delivery: Delivery) -> None:
    """The person's next words say this default."""
    async with desk.database.write() as db:
        await check_sets(desk, db, person)
        if what not in {TEMPLATE, COD_FORM, *_FIELDS}:
            raise Gone
        about = {"what": what}
        await ask_for(desk, db, await keep(desk, db, person), Awaits.DEFAULT, about, delivery)


def options(what: str) -> Sequence[Option]:
    """What is offered for a default."""
    offered: dict[str, Sequence[Option]] = {
        Field.WEIGHT: WEIGHTS,
        Field.SIZE: SIZES,
        Field.PAYER: PAYERS,
        Field.DECLARED: ROUND_SUMS,
    }
    return offered.get(what, ())


async def choose(desk: Desk, person: Person, what: str, key: str, delivery: Delivery) -> Settled:
    """Take what a button chose; the empty key: ask every time."""
    async with desk.database.read() as db:
        await check_sets(desk, db, person)
    if what == COD_FORM:
        return await _change(desk, person, lambda habits: _with_cod_form(habits, key), delivery)
    field = _field(what)
    if not key:
        return await _change(desk, person, lambda habits: _unset(habits, field), delivery)
    if field is Field.DECLARED and key == DeclaredRule.COD:
        rule = DeclaredRule.COD
        return await _change(desk, person, lambda habits: replace(habits, declared_rule=rule), delivery)
    draft = chosen(Draft(), field, key)
    if draft is None:
        raise Gone
    return await _change(desk, person, lambda habits: _taken(habits, field, draft), delivery)


async def answer_in_words(desk: Desk, person: Person, text: str, delivery: Delivery) -> Settled:
    """Take the words that were asked for."""
    async with desk.database.read() as db:
        await check_sets(desk, db, person)
        about = await awaited(db, person, Awaits.DEFAULT, delivery)
    if about is None:
        raise Gone
    if about["what"] == TEMPLATE:
        return await _keep_template(desk, person, text, delivery)
    field = _field(about["what"])
    draft = said(Draft(), field, text)
    if draft is None:
        raise not_understood(field, text)
    return await _change(desk, person, lambda habits: _taken(habits, field, draft), delivery)


async def _keep_template(desk: Desk, person: Person, text: str, delivery: Delivery) -> Settled:
    told = read_template(text)
    if told is None:
        raise DeskError("error-defaults-template")
    words, weight_g, size = told
    template = Template(id=0, words=words, folded=fold_name(words), weight_g=weight_g, size=size)
    async with desk.database.write() as db:
        await check_sets(desk, db, person)
        if await takes_effect(desk, db, delivery):
            if len(await rows.templates(db)) >= _MOST_TEMPLATES:
                raise DeskError("error-defaults-template")
            await rows.keep_template(db, template, desk.clock.now())
            await audit.note(desk, db, person, Deed(Did.TEMPLATE_KEPT, after={"weight_g": weight_g}))
            await _note_taken(desk, db, person, delivery)
    return await read(desk, person)


async def drop_template(desk: Desk, person: Person, template_id: int, delivery: Delivery) -> Settled:
    """Forget a template."""
    async with desk.database.write() as db:
        await check_sets(desk, db, person)
        if await takes_effect(desk, db, delivery) and template_id in {one.id for one in await rows.templates(db)}:
            await rows.drop_template(db, template_id)
            await audit.note(desk, db, person, Deed(Did.TEMPLATE_DROPPED, template_id))
    return await read(desk, person)


async def _change(desk: Desk, person: Person, how: Callable[[Habits], Habits], delivery: Delivery) -> Settled:
    async with desk.database.write() as db:
        await check_sets(desk, db, person)
        if await takes_effect(desk, db, delivery):
            before = await rows.habits(db)
            after = how(before)
            await rows.set_habits(db, after, desk.clock.now())
            await _note_change(desk, db, person, before, after)
            await _note_taken(desk, db, person, delivery)
    return await read(desk, person)


async def _note_change(desk: Desk, db: AsyncConnection, person: Person, before: Habits, after: Habits) -> None:
    changed = [one.name for one in fields(Habits) if getattr(before, one.name) != getattr(after, one.name)]
    if changed:
        told, tells = ({name: _word(getattr(one, name)) for name in changed} for one in (before, after))
        await audit.note(desk, db, person, Deed(Did.DEFAULT_CHANGED, before=told, after=tells))


def _word(value: object) -> str | int | None:
    """As a line of the trail says it. What goods are called is somebody's own words: only whether they are is said."""
    if isinstance(value, Size):
        return f"{value.length_mm}×{value.width_mm}×{value.height_mm}"
    if isinstance(value, Money):
        return f"{value.major} {value.currency}"
    if isinstance(value, Payer | DeclaredRule | CodForm):
        return value.value
    if isinstance(value, int):
        return value
    return "set" if value else None


async def _note_taken(desk: Desk, db: AsyncConnection, person: Person, delivery: Delivery) -> None:
    about = await awaited(db, person, Awaits.DEFAULT, delivery)
    if about is not None and person.id is not None:
        await take_awaited(desk, db, person.id, Awaits.DEFAULT, about, delivery)


def _field(what: str) -> Field:
    if what not in _FIELDS:
        raise Gone
    return Field(what)


_FIELDS = frozenset({Field.WEIGHT, Field.SIZE, Field.GOODS, Field.PAYER, Field.DECLARED})


def _with_cod_form(habits: Habits, key: str) -> Habits:
    if key not in set(CodForm):
        raise Gone
    return replace(habits, cod_form=CodForm(key))


def _taken(habits: Habits, field: Field, draft: Draft) -> Habits:
    """A sum that is named is declared where nothing is collected, or always where that was the rule."""
    if field is Field.WEIGHT:
        return replace(habits, weight_g=draft.weight_g)
    if field is Field.SIZE:
        return replace(habits, size=draft.size)
    if field is Field.GOODS:
        return replace(habits, goods=draft.goods)
    if field is Field.PAYER:
        return replace(habits, payer=draft.payer or Payer.RECIPIENT)
    rule = DeclaredRule.COD if habits.declared_rule is DeclaredRule.ASK else habits.declared_rule
    return replace(habits, declared=draft.declared, declared_rule=rule)


def _unset(habits: Habits, field: Field) -> Habits:
    if field is Field.DECLARED:
        return replace(habits, declared=None, declared_rule=DeclaredRule.ASK)
    if field is Field.GOODS:
        return replace(habits, goods="")
    if field is Field.WEIGHT:
        return replace(habits, weight_g=None)
    return replace(habits, size=None) if field is Field.SIZE else replace(habits, payer=None)
