"""Walking lists that the carrier gives by pages. A list is whole or an error: it never ends quietly before its end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from itertools import count

from bot.carriers.base import Account, TellTotal
from bot.carriers.nova_poshta.api import Api, Properties
from bot.carriers.nova_poshta.fields import Entry, text
from bot.carriers.nova_poshta.wire import Envelope
from bot.http import Unusable


async def pages(
    api: Api, account: Account, method: str, properties: Properties, tell_total: TellTotal | None = None
) -> AsyncIterator[Entry]:
    """Give each entry once, by its Ref, until as many came as info.totalCount says; Garbled where fewer come.

    Methods that ignore Page answer with the whole list at once, which then is the only page.
    """
    seen: set[str] = set()
    for page in count(1):
        entries, total = await api.read(account, method, {**properties, "Page": str(page)}, _fresh(seen))
        if tell_total is not None:
            tell_total(total)
        for entry in entries:
            seen.add(text(entry, "Ref"))
            yield entry
        if len(seen) >= total:
            return


def _fresh(seen: set[str]) -> Callable[[Envelope], tuple[list[Entry], int]]:
    """Refuse a page that brings the walk no nearer to its end: the carrier was seen to answer so for a moment."""

    def read(envelope: Envelope) -> tuple[list[Entry], int]:
        if envelope.total is None:
            raise Unusable("a list that does not say how long it is")
        if not all(text(entry, "Ref") for entry in envelope.entries):
            raise Unusable("an entry without its Ref")
        fresh = {ref: entry for entry in envelope.entries if (ref := text(entry, "Ref")) not in seen}
        if not fresh and len(seen) < envelope.total:
            raise Unusable(f"the list ends at {len(seen)} of {envelope.total}")
        return list(fresh.values()), envelope.total

    return read
