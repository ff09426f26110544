"""TrackingDocument.getStatusDocuments (Nova Poshta API 2.0)."""

from __future__ import annotations

import re

from sandbox.nova_poshta import entry, protected
from sandbox.nova_poshta.call import Call, Document, documents
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import REFUSALS, Refused
from sandbox.world import World

MOST_DOCUMENTS = 100
_NUMBER = re.compile(r"[0-9]{14}")


def get_status_documents(call: Call, office: Office) -> Envelope:
    """Tell where up to 100 documents are. One malformed number spoils the whole call."""
    asked = documents(call)
    if len(asked) > MOST_DOCUMENTS:
        raise Refused("too_many_documents")
    malformed = [document.number for document in asked if not _NUMBER.fullmatch(document.number)]
    if malformed:
        raise Refused("malformed_number", warnings=tuple(f"Invalid DocumentNumber: {number}" for number in malformed))
    # no order is promised: sorted, so that a client that matches by position fails here and not in production
    told = [_told(document, office.world) for document in sorted(asked, key=lambda document: document.number)]
    return answered([one for one, _ in told], [_warning(one["Number"]) for one, is_open in told if not is_open])


def _told(document: Document, world: World) -> tuple[Entry, bool]:
    """One entry, and whether the phone was right."""
    parcel = world.find(document.number)
    whole = entry.known(world, parcel) if parcel else None
    if parcel is None or whole is None:
        return entry.not_found(document.number), False
    closed = protected.closed_to(parcel, document.phone)
    return protected.emptied(whole, closed), closed is not protected.PROTECTED


def _warning(number: str) -> dict[str, str]:
    return {f"ID_{number}": REFUSALS["phone_not_right"].text}
