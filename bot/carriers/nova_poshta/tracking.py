"""Asking about parcels: batches, duplicates, malformed numbers, and one answer for each number. Maps nothing itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.carriers.base import Account, Garbled, Queries, Rejected, TrackQuery, Unavailable, Unreadable
from bot.carriers.nova_poshta.api import Api, whole
from bot.carriers.nova_poshta.fields import Entry, text
from bot.carriers.nova_poshta.mapping import NUMBER
from bot.carriers.nova_poshta.wire import MALFORMED_NUMBER, Envelope

T = TypeVar("T")

AT_ONCE = 4
BATCH = 100
_BLANKS = re.compile(r"[\s-]")
_UKRAINIAN = re.compile(r"380[0-9]{9}")
_MALFORMED = Unreadable("not a number of this carrier")
_LEFT_OUT = Unreadable("left out of the answer")

Reading = Callable[[Entry, bool], T]
"""From an entry, and whether the phone it was asked with was refused, to what it says."""


@dataclass(frozen=True, slots=True)
class Tracker(Generic[T]):
    """TrackingDocument.getStatusDocuments, read by `reading`."""

    api: Api
    account: Account
    reading: Reading[T]

    async def ask(self, queries: Queries) -> Mapping[str, T | Unreadable]:
        """Ask about each well-formed number once; the others would spoil their batch and are never sent."""
        wanted: dict[str, TrackQuery] = {}
        for query in sorted(queries, key=lambda one: one.phone is not None):
            number = _written(query.number)
            if NUMBER.fullmatch(number):
                wanted[number] = query if number == query.number else TrackQuery(number, query.phone)
        found = await self._all(list(wanted.values()))
        return {query.number: found.get(_written(query.number), _MALFORMED) for query in queries}

    async def _all(self, queries: Queries) -> Mapping[str, T | Unreadable]:
        gate = asyncio.Semaphore(AT_ONCE)
        batches = [queries[start : start + BATCH] for start in range(0, len(queries), BATCH)]

        async def ask_one(batch: Queries) -> Mapping[str, T | Unreadable]:
            async with gate:
                return await self._batch(batch)

        results = await asyncio.gather(*map(ask_one, batches), return_exceptions=True)
        return _joined(batches, results)

    async def _batch(self, batch: Queries) -> Mapping[str, T | Unreadable]:
        """Ask once; where the carrier finds a number malformed and refuses all, halve until it stands alone."""
        documents = {"Documents": [_document(query) for query in batch]}
        try:
            envelope = await self.api.read(self.account, "TrackingDocument.getStatusDocuments", documents, whole)
        except Rejected as refused:
            if all(problem.code != MALFORMED_NUMBER for problem in refused.problems):
                raise
            if len(batch) == 1:
                return {batch[0].number: _MALFORMED}
            half = len(batch) // 2
            first = await self._batch(batch[:half])
            return {**first, **await self._batch(batch[half:])}
        return matched(envelope, batch, self.reading)


def matched(envelope: Envelope, batch: Queries, reading: Reading[T]) -> Mapping[str, T | Unreadable]:
    """Match by Number: neither the order nor the count of the entries is promised."""
    refused = {warning.field.removeprefix("ID_") for warning in envelope.warnings}
    answers: dict[str, T | Unreadable] = {query.number: _LEFT_OUT for query in batch}
    for entry in envelope.entries:
        number = text(entry, "Number")
        if number in answers:
            answers[number] = reading(entry, number in refused)
    return answers


def _joined(
    batches: Sequence[Queries],
    results: Sequence[Mapping[str, T | Unreadable] | BaseException],
) -> Mapping[str, T | Unreadable]:
    """One batch that failed does not cost the others' answers; a carrier that refuses or wants rest is told of."""
    failures = [result for result in results if isinstance(result, BaseException)]
    grave = [failure for failure in failures if not isinstance(failure, Unavailable | Garbled)]
    if grave or (failures and len(failures) == len(batches)):
        raise (grave or failures)[0]
    answers: dict[str, T | Unreadable] = {}
    for batch, result in zip(batches, results, strict=True):
        if isinstance(result, BaseException):
            answers.update({query.number: Unreadable(str(result)) for query in batch})
        else:
            answers.update(result)
    return answers


def _document(query: TrackQuery) -> dict[str, str]:
    document = {"DocumentNumber": query.number}
    if query.phone is not None and _UKRAINIAN.fullmatch(query.phone.digits):
        document["Phone"] = query.phone.digits
    return document


def _written(number: str) -> str:
    """Drop the blanks and dashes with which people write a number."""
    return number if number.isdigit() else _BLANKS.sub("", number)
