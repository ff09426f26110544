"""What the server refuses and why: the reader of the one table, refusals.toml. No error is worded anywhere else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

PARAMETERS = ("retry_after", "migrate_to_chat_id")  # what Telegram adds beside a description (ResponseParameters)


class Standing(StrEnum):
    """How sure we are that Telegram says the same."""

    OBSERVED = "observed"  # seen in answers of api.telegram.org by many bots
    DOCUMENTED = "documented"  # stands in the Bot API's reference or in Telegram's published server source
    ASSUMED = "assumed"  # ours, where Telegram's own words are not known


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason to refuse; `text` has {placeholders} for what differs from call to call."""

    code: int
    text: str
    when: str
    standing: Standing
    source: str


class Refused(Exception):
    """A request was refused for the reason `key` of the table."""

    def __init__(self, key: str, **details: object) -> None:
        """Fill the row's text with the details."""
        self.key = key
        row = REFUSALS[key]
        self.code = row.code
        self.description = row.text.format(**details)
        self.parameters = {name: details[name] for name in PARAMETERS if name in details}
        super().__init__(self.description)

    @property
    def reason(self) -> str:
        """The description as a part of another one."""
        told = self.description.removeprefix("Bad Request: ")
        return told[:1].upper() + told[1:]


def _table() -> Mapping[str, Refusal]:
    rows = tomllib.loads(Path(__file__).with_name("refusals.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            key: Refusal(row["code"], row["text"], row["when"], Standing(row["standing"]), row["source"])
            for key, row in rows.items()
        }
    )


REFUSALS = _table()
