"""Keys are stored so that only SECRET_KEY opens them, and only where they belong."""

import hmac
import secrets

import pytest
from pydantic import SecretStr

from bot.services.credentials import key_hash, locked, opened

KEY = SecretStr(secrets.token_hex(16))


def deriving():
    secret = secrets.token_bytes(32)
    return lambda purpose: hmac.digest(secret, purpose.encode(), "sha256")


def test_what_was_locked_opens_and_shows_nothing_of_the_key():
    derive = deriving()
    stored = locked(derive, KEY, "nova_poshta", 1)
    assert opened(derive, stored, "nova_poshta", 1) == KEY
    assert KEY.get_secret_value().encode() not in stored


def test_the_same_key_locked_twice_does_not_look_the_same_but_is_known_as_the_same():
    derive = deriving()
    assert locked(derive, KEY, "nova_poshta", 1) != locked(derive, KEY, "nova_poshta", 1)
    assert key_hash(derive, KEY) == key_hash(derive, KEY) != key_hash(derive, SecretStr("another"))


def test_another_secret_key_neither_opens_it_nor_knows_it():
    derive, other = deriving(), deriving()
    assert opened(other, locked(derive, KEY, "nova_poshta", 1), "nova_poshta", 1) is None
    assert key_hash(derive, KEY) != key_hash(other, KEY)


@pytest.mark.parametrize(("carrier", "account_id"), [("nova_poshta", 2), ("meest", 1)])
def test_moved_to_another_row_it_does_not_open(carrier, account_id):
    derive = deriving()
    assert opened(derive, locked(derive, KEY, "nova_poshta", 1), carrier, account_id) is None


@pytest.mark.parametrize("spoil", [lambda stored: b"", lambda stored: stored[:20], lambda stored: stored[:-1] + b"?"])
def test_spoilt_bytes_open_to_nothing(spoil):
    derive = deriving()
    assert opened(derive, spoil(locked(derive, KEY, "nova_poshta", 1)), "nova_poshta", 1) is None
