"""Keys and cabinets of the simulated carrier, and the way through /connect."""

from __future__ import annotations

import secrets

from sandbox.nova_poshta.accounts import Account, Sender

MARIA = Sender()
OLEH = Sender(person="Зразок Олег Петрович", phone="380990000101", edrpou="3000000002")


def give_cabinets(stage, *cabinets):
    """Let the carrier know these cabinets and no others; a new key of each."""
    keys = {secrets.token_hex(16): cabinet for cabinet in cabinets or (Account(),)}
    stage.nova_poshta.office.accounts = keys
    return list(keys)


async def send_key(owner, key):
    """Choose Nova Poshta and send the key."""
    await owner.say("/connect")
    await owner.expect("Виберіть перевізника")
    await owner.tap("Нова пошта")
    await owner.expect("Надішліть сюди ключ")
    return await owner.say(key)


async def connect(owner, key):
    """All the way to a card with a place on it."""
    await send_key(owner, key)
    await owner.expect("Звідки відправляєте")
    await owner.tap("З відділення")
    await owner.expect("Напишіть місто")
    await owner.say("Полтава")
    await owner.expect("Яке саме")
    await owner.tap("Полтава")
    await owner.expect("номер відділення")
    await owner.say("№ 1")
    await owner.expect("Це воно")
    await owner.tap("Відділення №1")
    return await owner.expect("Полтава, Відділення №1")
