"""One person's turn: who speaks, in which language, and which delivery of which update this is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person
from bot.services.chat import Delivery
from bot.texts import Speech


@dataclass(frozen=True, slots=True)
class Turn:
    """Given to every handler."""

    person: Person
    speech: Speech
    delivery: Delivery
