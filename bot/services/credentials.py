"""Carriers' keys, locked: what is stored opens only with SECRET_KEY, and only in the row that it was locked for."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import SecretStr

Derive = Callable[[str], bytes]
"""Makes a key of 32 bytes for one purpose from SECRET_KEY: Settings.derive."""

_NONCE = 12  # bytes, NIST SP 800-38D, 5.2.1.1


def key_hash(derive: Derive, key: SecretStr) -> bytes:
    """Tell whether two keys are the same without keeping either: 32 bytes, keyed."""
    return hmac.digest(derive("key of an account"), key.get_secret_value().encode(), "sha256")


def locked(derive: Derive, key: SecretStr, carrier: str, account_id: int) -> bytes:
    """Lock the key (AES-256-GCM) together with whose it is: moved to another row it does not open."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(derive).encrypt(nonce, key.get_secret_value().encode(), _whose(carrier, account_id))


def opened(derive: Derive, credentials: bytes, carrier: str, account_id: int) -> SecretStr | None:
    """Open what was locked; None where SECRET_KEY has changed since, or where the bytes were tampered with."""
    nonce, rest = credentials[:_NONCE], credentials[_NONCE:]
    try:
        return SecretStr(_cipher(derive).decrypt(nonce, rest, _whose(carrier, account_id)).decode())
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        return None


def _cipher(derive: Derive) -> AESGCM:
    return AESGCM(derive("credentials"))


def _whose(carrier: str, account_id: int) -> bytes:
    return f"{carrier}:{account_id}".encode()
