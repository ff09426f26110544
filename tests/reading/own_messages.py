"""Our own invented messages with what each of them means, and how the dev file is split."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
_NUMBERS = {
    "ttn": "20450000000123",
    "ttn2": "59000000000456",
    "up": "0500000000789",
    "s10": "RB123456785UA",
    "meest": "CV123456785ZZ",
}
_STRANGERS = {"order": "№10457", "phone": "0990000001"}


@dataclass(frozen=True)
class OwnMessage:
    """A message and the record that the reader owes for it."""

    text: str
    language: str
    intent: str
    numbers: tuple[str, ...]
    city: str | None
    branch_number: str | None


def own_messages() -> list[OwnMessage]:
    """Those that the weights are learned from."""
    return _all(FOLDER / "messages")


def unlearned_messages() -> list[OwnMessage]:
    """Those kept apart, to measure by."""
    return _all(FOLDER / "unlearned")


def _all(folder: Path) -> list[OwnMessage]:
    return [message for file in sorted(folder.glob("*.txt")) for message in _of_file(file)]


def _of_file(file: Path) -> Iterator[OwnMessage]:
    intent = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            intent = line.strip("[] ")
        elif line and not line.startswith("#"):
            yield _message(line, file.stem.partition("_")[0], intent)


def _message(line: str, language: str, intent: str) -> OwnMessage:
    text, city, branch = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
    numbers = tuple(value for name, value in _NUMBERS.items() if f"{{{name}}}" in text)
    return OwnMessage(text.format(**_NUMBERS, **_STRANGERS), language, intent, numbers, city or None, branch or None)


def is_unread(record_id: str) -> bool:
    """Whether a record of the dev file belongs to the third that is looked at only when the work is thought done."""
    return int.from_bytes(hashlib.blake2b(record_id.encode(), digest_size=8).digest(), "big") % 3 == 0
