"""What a client asked: the body read as tolerantly as the carrier reads it. Answers nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sandbox.nova_poshta.refusals import Refused

T = TypeVar("T")
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
            key=word(told.get("apiKey")),
            model=word(told.get("modelName")).removesuffix(_GENERAL),
            method=word(told.get("calledMethod")),
            # PHP clients send [] or null for "no properties", and it works
            properties=properties if isinstance(properties, dict) else {},
        )

    @property
    def readable(self) -> bool:
        """Whether it names anything to be done."""
        return bool(self.model and self.method)

    def word(self, name: str) -> str:
        """A property as text without blanks around; empty where it is absent or no scalar."""
        return word(self.properties.get(name)).strip()

    def words(self, name: str) -> list[str]:
        """A property that is a list of scalars, or a single one."""
        told = self.properties.get(name)
        return [word(one).strip() for one in (told if isinstance(told, list) else [told]) if word(one).strip()]

    def flag(self, name: str) -> bool:
        """Whether a property is set: 1, "1", true, "true"."""
        return self.word(name).lower() in {"1", "true"}

    def count(self, name: str, default: int) -> int:
        """A property that counts; the default where it is absent or no number from 1 on."""
        told = self.word(name)
        return int(told) if told.isdecimal() and int(told) > 0 else default

    def page_of(self, entries: Sequence[T], most: int) -> Sequence[T]:
        """The page that Page and Limit ask for; a page never holds more than `most`."""
        limit = min(self.count("Limit", most), most)
        first = (self.count("Page", 1) - 1) * limit
        return entries[first : first + limit]


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
    read = [Document(word(one.get("DocumentNumber")), word(one.get("Phone"))) for one in asked]
    if not all(document.number for document in read):
        raise Refused("no_document_number")
    return read


def word(scalar: object) -> str:
    """A scalar as text: clients send numbers as numbers or as strings, and yes and no as 1 and 0 or as such."""
    if isinstance(scalar, bool):
        return str(int(scalar))
    return str(scalar) if isinstance(scalar, str | int | float) else ""
