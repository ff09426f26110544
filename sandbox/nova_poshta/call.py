"""What a client asked: the body read as tolerantly as the carrier reads it. Answers nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sandbox.nova_poshta.refusals import Refused

_GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Call:
    """One request. Unreadable bodies have no model and no method."""

    key: str
    model: str
    method: str
    properties: dict[str, Any]

    @classmethod
    def read(cls, body: bytes) -> Call:
        """Read a body; the address it came to decides nothing."""
        try:
            told = json.loads(body)
        except ValueError:
            told = None
        if not isinstance(told, dict):
            return cls("", "", "", {})
        properties = told.get("methodProperties")
        return cls(
            key=_word(told.get("apiKey")),
            model=_word(told.get("modelName")).removesuffix(_GENERAL),
            method=_word(told.get("calledMethod")),
            # PHP clients send [] or null for "no properties", and it works
            properties=properties if isinstance(properties, dict) else {},
        )

    @property
    def readable(self) -> bool:
        """Whether it names anything to be done."""
        return bool(self.model and self.method)


@dataclass(frozen=True, slots=True)
class Document:
    """One element of Documents, as asked."""

    number: str
    phone: str


def documents(call: Call) -> list[Document]:
    """Read the property Documents; Refused where the carrier refuses its shape."""
    asked = call.properties.get("Documents")
    if asked in (None, [], {}, ""):
        raise Refused("no_documents")
    if not isinstance(asked, list) or not all(isinstance(one, dict) for one in asked):
        raise Refused("documents_not_a_list")
    read = [Document(_word(one.get("DocumentNumber")), _word(one.get("Phone"))) for one in asked]
    if not all(document.number for document in read):
        raise Refused("no_document_number")
    return read


def _word(scalar: object) -> str:
    """A scalar as text: clients send numbers as numbers or as strings."""
    return str(scalar) if isinstance(scalar, str | int) and not isinstance(scalar, bool) else ""
