"""The carrier's own registries (ScanSheet, Nova Poshta API 2.0). "success: true" is told apart document by document."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from bot.carriers.base import Account, Garbled, Problem, Rejected
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import Entry, entries, flag, inner, instant, number, text
from bot.carriers.nova_poshta.wire import CODE, Envelope
from bot.domain.manifest import Manifest, ManifestAction, ManifestAnswer, ManifestRequest
from bot.http import Unusable

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Registries:
    """The registries of one account."""

    api: Api
    account: Account

    async def answer(self, request: ManifestRequest) -> ManifestAnswer:
        """Do what the request asks; Rejected where it lacks the key of its manifest or of any waybill."""
        _check(request)
        actions: Mapping[ManifestAction, Callable[[ManifestRequest], Awaitable[ManifestAnswer]]] = {
            ManifestAction.LIST: self._list,
            ManifestAction.READ: self._read,
            ManifestAction.ADD: self._add,
            ManifestAction.REMOVE: self._remove,
            ManifestAction.DISCARD: self._discard,
        }
        return await actions[request.action](request)

    async def _list(self, _request: ManifestRequest) -> ManifestAnswer:
        listed = await self.api.read(self.account, "ScanSheet.getScanSheetList", {}, _manifests)
        return ManifestAnswer(listed=listed)

    async def _read(self, request: ManifestRequest) -> ManifestAnswer:
        asked = {"Ref": request.manifest or "", "CounterpartyRef": request.sender}
        (manifest,) = (await self.api.read(self.account, "ScanSheet.getScanSheet", asked, _manifests))[:1] or (None,)
        if manifest is None:
            raise Garbled(CODE, "a registry without an entry")
        return ManifestAnswer(replace(manifest, waybills=await self._documents(request.manifest or "")))

    async def _documents(self, manifest: str) -> tuple[str, ...]:
        """Walk the pages until one brings nothing new: this list does not say how long it is."""
        seen: dict[str, None] = {}
        for page in count(1):
            asked = {"Ref": manifest, "Page": str(page), "Limit": str(_PAGE)}
            refs = await self.api.read(self.account, "ScanSheet.getScanSheetDocuments", asked, _refs)
            if seen.keys() >= set(refs):
                break
            seen.update(dict.fromkeys(refs))
        return tuple(seen)

    async def _add(self, request: ManifestRequest) -> ManifestAnswer:
        asked = {"DocumentRefs": list(request.waybills), **({"Ref": request.manifest} if request.manifest else {})}
        return await self.api.write(
            self.account,
            "ScanSheet.insertDocuments",
            asked,
            lambda told: _added(told, request.waybills),
        )

    async def _remove(self, request: ManifestRequest) -> ManifestAnswer:
        asked = {"DocumentRefs": list(request.waybills), "Ref": request.manifest}
        refused = await self.api.write(self.account, "ScanSheet.removeDocuments", asked, _refused_removals)
        return ManifestAnswer(Manifest(request.manifest or "", ""), refused)

    async def _discard(self, request: ManifestRequest) -> ManifestAnswer:
        asked = {"ScanSheetRefs": [request.manifest]}
        refused = await self.api.write(self.account, "ScanSheet.deleteScanSheet", asked, _refused_deletions)
        if refused:
            raise Rejected(CODE, [Problem("", words, "manifest") for words in refused.values()])
        return ManifestAnswer()


def _check(request: ManifestRequest) -> None:
    if request.action in {ManifestAction.ADD, ManifestAction.REMOVE} and not request.waybills:
        raise Rejected(CODE, [Problem("", "", "waybills", "refusal-no-waybills")])
    if request.action not in {ManifestAction.ADD, ManifestAction.LIST} and not request.manifest:
        raise Rejected(CODE, [Problem("", "", "manifest", "refusal-registry-not-found")])


def _manifests(envelope: Envelope) -> tuple[Manifest, ...]:
    return tuple(_manifest(entry) for entry in envelope.entries if text(entry, "Ref"))


def _manifest(entry: Entry) -> Manifest:
    held = number(entry, "Count")
    return Manifest(
        reference=text(entry, "Ref"),
        number=text(entry, "Number"),
        made_at=instant(entry, "DateTime") or instant(entry, "Date"),
        is_printed=flag(entry, "Printed") or False,
        count=int(held) if held is not None else None,
    )


def _refs(envelope: Envelope) -> tuple[str, ...]:
    return tuple(ref for entry in envelope.entries if (ref := text(entry, "Ref")))


def _added(envelope: Envelope, asked: tuple[str, ...]) -> ManifestAnswer:
    """Tell apart what was added, what was refused with words, and what is not spoken of though others are."""
    entry = envelope.entries[0] if envelope.entries else None
    if entry is None:
        raise Unusable("a registry without an entry")
    told = [*_spoken(entry, "Errors"), *_spoken(entry, "Warnings")]
    refused = {ref: _words(one) for one in told if (ref := text(one, "Ref")) in asked}
    if not text(entry, "Ref") and not refused:
        raise Rejected(CODE, [Problem("", _words(one), "manifest") for one in told] or [_unknown_registry()])
    added = {text(one, "Ref") for one in _spoken(entry, "Success")}
    left_out = [ref for ref in asked if added and ref not in added and ref not in refused]
    manifest = _manifest(entry) if text(entry, "Ref") else None
    return ManifestAnswer(manifest, {**refused, **dict.fromkeys(left_out, "")})


def _spoken(entry: Entry, kind: str) -> tuple[Entry, ...]:
    """Give what is said of single documents: beside the registry, and once more in its Data."""
    return (*entries(entry.get(kind)), *entries(inner(entry, "Data").get(kind)))


def _words(entry: Entry) -> str:
    return text(entry, "Warning") or text(entry, "Error")


def _unknown_registry() -> Problem:
    return Problem("", "", "manifest", "refusal-registry-not-found")


def _refused_removals(envelope: Envelope) -> dict[str, str]:
    return _refused(envelope, "DocumentRefs")


def _refused_deletions(envelope: Envelope) -> dict[str, str]:
    return _refused(envelope, "ScanSheetRefs")


def _refused(envelope: Envelope, field: str) -> dict[str, str]:
    """Read both forms: lists of successes and errors in an object, and plain entries with an Error of their own."""
    if not envelope.entries:
        raise Unusable("an answer without an entry")
    told = [one for entry in envelope.entries for one in (*entries(inner(entry, field).get("Errors")), entry)]
    return {text(one, "Ref"): _words(one) for one in told if text(one, "Ref") and _words(one)}
