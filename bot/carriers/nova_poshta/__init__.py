"""Nova Poshta's adapter (API 2.0, JSON). CARD.md tells what it can do and how far that can be trusted."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.carriers.base import (
    Account,
    Capability,
    Carrier,
    CarrierInfo,
    Garbled,
    History,
    Queries,
    Rejected,
    StorageRules,
    TrackAnswer,
    TrackAnswers,
    TrackQuery,
    Unavailable,
    Unreadable,
)
from bot.carriers.nova_poshta.mapping import KYIV, NUMBER, read_entry, text
from bot.carriers.nova_poshta.wire import CODE, MALFORMED_NUMBER, Envelope, read, request
from bot.carriers.transport import ask
from bot.http import Call, Effect, Http, Peer

_AT_ONCE = 4
_SECONDS = 20.0
_BLANKS = re.compile(r"[\s-]")
_UKRAINIAN = re.compile(r"380[0-9]{9}")
_MALFORMED = Unreadable("not a number of this carrier")
_LEFT_OUT = Unreadable("left out of the answer")


class NovaPoshta(Carrier):
    """Stateless but for its clock: `now` gives aware UTC, for events to which the carrier gives no time."""

    info = CarrierInfo(
        code=CODE,
        name_key="carrier-nova-poshta",
        capabilities=Capability.TRACK,
        track_batch=100,
        calls_per_second=5.0,
        zone=KYIV,
        history=History.SNAPSHOTS,
        find_lag=timedelta(minutes=2),
        storage=StorageRules(free_days=7, goes_back_after_days=None),
    )

    def __init__(self, http: Http, endpoint: str, now: Callable[[], datetime]) -> None:
        """Speak to the API at `endpoint` (…/v2.0/json/)."""
        self._http = http
        self._endpoint = endpoint
        self._now = now
        self._peer = Peer(CODE, self.info.calls_per_second)

    async def track(self, account: Account, queries: Queries) -> TrackAnswers:
        """Ask about each well-formed number once; the others would spoil their batch and are never sent."""
        wanted: dict[str, TrackQuery] = {}
        for query in sorted(queries, key=lambda one: one.phone is not None):
            number = _written(query.number)
            if NUMBER.fullmatch(number):
                wanted[number] = TrackQuery(number, query.phone)
        found = await self._track_all(account, list(wanted.values()))
        return {query.number: found.get(_written(query.number), _MALFORMED) for query in queries}

    async def _track_all(self, account: Account, queries: Queries) -> TrackAnswers:
        gate = asyncio.Semaphore(_AT_ONCE)
        size = self.info.track_batch
        batches = [queries[start : start + size] for start in range(0, len(queries), size)]

        async def track_one(batch: Queries) -> TrackAnswers:
            async with gate:
                return await self._track_batch(account, batch)

        results = await asyncio.gather(*map(track_one, batches), return_exceptions=True)
        return _joined(batches, results)

    async def _track_batch(self, account: Account, batch: Queries) -> TrackAnswers:
        """Ask once; where the carrier finds a number malformed and refuses all, halve until it stands alone."""
        documents = [_document(query) for query in batch]
        try:
            envelope = await self._read(account, "TrackingDocument", "getStatusDocuments", {"Documents": documents})
        except Rejected as refused:
            if all(problem.code != MALFORMED_NUMBER for problem in refused.problems):
                raise
            if len(batch) == 1:
                return {batch[0].number: _MALFORMED}
            half = len(batch) // 2
            first = await self._track_batch(account, batch[:half])
            return {**first, **await self._track_batch(account, batch[half:])}
        return _matched(envelope, batch, self._now())

    async def _read(self, account: Account, model: str, method: str, properties: Mapping[str, Any]) -> Envelope:
        call = Call(
            peer=self._peer,
            effect=Effect.READ,
            method="POST",
            url=self._endpoint,
            within=_SECONDS,
            body=request(account, model, method, properties),
            headers={"Content-Type": "application/json"},
        )
        return await ask(self._http, call, read)


def _joined(batches: Sequence[Queries], results: Sequence[TrackAnswers | BaseException]) -> TrackAnswers:
    """One batch that failed does not cost the others' answers; a carrier that refuses or wants rest is told of."""
    failures = [result for result in results if isinstance(result, BaseException)]
    grave = [failure for failure in failures if not isinstance(failure, Unavailable | Garbled)]
    if grave or (failures and len(failures) == len(batches)):
        raise (grave or failures)[0]
    answers: dict[str, TrackAnswer] = {}
    for batch, result in zip(batches, results, strict=True):
        if isinstance(result, BaseException):
            answers.update({query.number: Unreadable(str(result)) for query in batch})
        else:
            answers.update(result)
    return answers


def _matched(envelope: Envelope, batch: Queries, seen_at: datetime) -> TrackAnswers:
    """Match by Number: neither the order nor the count of the entries is promised."""
    refused = {warning.field.removeprefix("ID_") for warning in envelope.warnings}
    answers: dict[str, TrackAnswer] = {query.number: _LEFT_OUT for query in batch}
    for entry in envelope.entries:
        number = text(entry, "Number")
        if number in answers:
            answers[number] = read_entry(entry, phone_refused=number in refused, seen_at=seen_at)
    return answers


def _document(query: TrackQuery) -> dict[str, str]:
    document = {"DocumentNumber": query.number}
    if query.phone is not None and _UKRAINIAN.fullmatch(query.phone.digits):
        document["Phone"] = query.phone.digits
    return document


def _written(number: str) -> str:
    """Drop the blanks and dashes with which people write a number."""
    return _BLANKS.sub("", number)
