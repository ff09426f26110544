from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.carriers.base import Account, Capability, Carrier, Unsupported
from bot.carriers.registry import ADAPTERS, Registry
from bot.http import Http
from tests.carriers.contract import assert_flags_are_true

ENDPOINTS = {"nova_poshta": "http://127.0.0.1:9/v2.0/json/"}


def account(version=1, carrier="nova_poshta", row=0):
    return Account(carrier, SecretStr("key-5e17"), version, row)


@pytest.fixture
async def registry():
    made = Registry(Http(), ENDPOINTS, [account()], lambda: datetime.now(UTC))
    yield made
    await made.close()


def test_an_account_never_shows_its_key():
    assert "key-5e17" not in repr(account()) + str(account())


async def test_a_connected_carrier_is_found_and_another_is_not(registry):
    assert registry.codes == ("nova_poshta",)
    assert registry.connection("nova_poshta").carrier.info.code == "nova_poshta"
    assert registry.connection("meest") is None


async def test_an_adapter_is_kept_until_its_account_has_a_new_version(registry):
    first = registry.connection("nova_poshta")
    assert registry.connect(account(version=1)) is first
    renewed = registry.connect(account(version=2))
    assert renewed is not first
    assert registry.connection("nova_poshta") is renewed


async def test_several_accounts_of_a_carrier_stand_side_by_side(registry):
    second = registry.connect(account(row=7))
    assert registry.of_account(7) is second
    assert registry.of_account(8) is None
    assert registry.connection("nova_poshta") is not second
    assert registry.codes == ("nova_poshta",)


async def test_a_carrier_without_an_adapter_is_refused_at_the_start():
    http = Http()
    with pytest.raises(KeyError):
        Registry(http, ENDPOINTS, [account(carrier="pigeons")], lambda: datetime.now(UTC))
    await http.close()


@pytest.mark.parametrize("adapter", ADAPTERS.values())
def test_every_adapters_flags_are_true(adapter):
    assert_flags_are_true(adapter)


@pytest.mark.parametrize("capability", Capability)
async def test_what_no_flag_promises_refuses(capability):
    class Bare(Carrier):
        info = ADAPTERS["nova_poshta"].info

    method = getattr(Bare(), {"RETURN": "return_"}.get(capability.name, capability.name.lower()))

    async def ask():
        await method(*[None] * (method.__code__.co_argcount - 1))

    with pytest.raises(Unsupported, match=capability.name):
        await ask()
