"""What is told of keeping is what is done: every term of the tables that hold something of people, and no other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.db.schema import kept_for
from bot.db.tables import contact, metadata, person, sheet_file
from bot.domain.people import Person
from bot.domain.privacy import Record
from bot.domain.roles import Role
from bot.screens import chat
from bot.services.privacy import _LASTS, kept_of

PERSON = Person(telegram_id=7011)
# Tables with a term in which nothing of a person is told, and why.
SAYS_NOTHING = {
    "outbox": "ids and the kind of a notice",
    "update_seen": "numbers of Telegram's updates",
    "job_run": "which replica ran what",
    "code_try": "how often somebody guessed at the owner's code, for a day",
}
TOLD_BY = {"draft": Record.DRAFT}  # until it is thrown away: then nothing of a person is left in it


@pytest.mark.parametrize(
    "table", [one for one in metadata.sorted_tables if one.info["retention"].keep], ids=lambda one: one.name
)
def test_every_term_is_told_or_is_of_nothing_personal(table):
    told = table.name in TOLD_BY or kept_for(table) in _LASTS.values()
    assert told or table.name in SAYS_NOTHING


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # nothing is asked of it
@pytest.mark.parametrize("language", ["uk", "ru", "en"])
@pytest.mark.parametrize("roles", [frozenset(), frozenset({Role.STOREKEEPER})])
async def test_the_words_name_each_term_and_only_staff_hear_of_theirs(desk, language, roles):
    kept = kept_of(desk, replace(PERSON, roles=roles))
    text = chat.privacy(desk.texts.speech(language), kept).text
    staffs = {Record.INVITATION, Record.DEED, Record.BATCH}
    days = {int(one) for one in re.findall(r"(?<![\w@])(\d+)", text)}
    assert days == {time.days for record, time in kept.lasts.items() if roles or record not in staffs}
    assert len(text) < 4096


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_term_that_is_changed_is_told_as_it_is(desk):
    kept = replace(kept_of(desk, PERSON), lasts={**_LASTS, Record.SHEET: timedelta(days=11)})
    assert "11 днів" in chat.privacy(desk.texts.speech("uk"), kept).text
    assert _LASTS[Record.SHEET] is sheet_file.info["retention"].keep


def test_what_is_kept_for_good_has_no_term():
    with pytest.raises(TypeError, match="person"):
        kept_for(person)
    assert kept_for(contact) == timedelta(days=60)
