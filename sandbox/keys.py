"""What the demo has instead of accounts: made at its first start, kept with its state, never in the repository."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

_SECRET_PART = 35


@dataclass(frozen=True)
class Keys:
    """The bot's token, the desk's SECRET_KEY, and keys of two cabinets of the simulated Nova Poshta.

    The bot knows the first from its settings; the second is for the owner to connect.
    """

    bot_token: str
    secret_key: str
    nova_poshta_key: str
    second_nova_poshta_key: str

    @classmethod
    def make(cls) -> Keys:
        """Draw fresh ones, in the shape of real ones: a token is the bot's id, a colon and 35 characters."""
        bot_id = 7_000_000_000 + secrets.randbelow(900_000_000)
        return cls(
            bot_token=f"{bot_id}:{secrets.token_urlsafe(_SECRET_PART)[:_SECRET_PART]}",
            secret_key=secrets.token_hex(32),
            nova_poshta_key=secrets.token_hex(16),
            second_nova_poshta_key=secrets.token_hex(16),
        )

    @classmethod
    def kept(cls, file: Path) -> Keys:
        """Take those that `file` holds; at the first start make and keep them, readable for their owner alone."""
        kept = json.loads(file.read_text(encoding="ascii")) if file.exists() else {}
        made = cls(**asdict(cls.make()) | kept)  # a demo of an earlier version has kept fewer
        if asdict(made) == kept:
            return made
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(asdict(made)), encoding="ascii")
        fresh.replace(file)
        return made
