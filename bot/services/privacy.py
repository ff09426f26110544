"""How long is kept what is kept of people: as the tables declare it, and nowhere else."""

from __future__ import annotations

from bot.db import tables
from bot.db.schema import kept_for
from bot.desk import Desk
from bot.domain.people import Person
from bot.domain.privacy import Kept, Record
from bot.services import permission
from bot.services.drafts import LEFT_AFTER

_LASTS = {
    Record.ASKED: kept_for(tables.chat_state),
    Record.CHOICE: kept_for(tables.branch_choice),
    Record.QUESTION: kept_for(tables.question),
    Record.FORGOTTEN: kept_for(tables.contact),
    Record.SHEET: kept_for(tables.sheet_file),
    Record.DRAFT: LEFT_AFTER,
    Record.LABEL: kept_for(tables.document),
    Record.PHOTO: kept_for(tables.packing_photo),
    Record.INVITATION: kept_for(tables.invitation),
    Record.DEED: kept_for(tables.audit),
    Record.BATCH: kept_for(tables.batch),
}


def kept_of(desk: Desk, person: Person) -> Kept:
    """What is kept of this person, and how long."""
    return Kept(_LASTS, bool(permission.seen_roles(desk, person)))
