"""What a person means by their words. The reader works in a thread: it may take tens of milliseconds."""

from __future__ import annotations

import asyncio

from bot.domain.intent import Intent
from bot.reading.utterance import read_utterance

_ANSWERED_HERE = frozenset(
    {
        Intent.TRACK,
        Intent.MY_PARCELS,
        Intent.GREETING,
        Intent.THANKS,
        Intent.LANGUAGE,
        Intent.HELP,
        Intent.UNSUBSCRIBE,
    }
)


async def understand(text: str) -> Intent:
    """Say what the words ask for."""
    return (await asyncio.to_thread(read_utterance, text)).intent


async def needs_a_person(text: str) -> bool:
    """Whether words that came with a number ask for more than to be told where it is."""
    words = [word for word in text.split() if word.isalpha()]
    if not words:
        return False
    intent = await understand(text)
    return intent not in _ANSWERED_HERE and intent is not Intent.UNKNOWN
