"""A link makes one person one of the staff, once, within two days, as long as whoever invited may and has not changed
their mind.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.db.tables import audit, invitation
from bot.domain.errors import AlreadyDone, Gone, NotAllowed
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.domain.staff import InvitationState
from bot.services import inviting, permission, quiet, staff
from bot.services.relay import relay
from tests.desk import enlist
from tests.services.test_staff import ANNA, BOHDAN, once, replica, roles, shop

__all__ = ["shop"]
GUEST = Person(7201)


async def invited(desk, role=Role.STOREKEEPER, delivery=None):
    """The invitation and the secret of its link."""
    anna = await enlist(desk, ANNA)
    made, link = await inviting.invite(desk, anna, role, delivery or once())
    assert link.startswith("https://t.me/sample_bot?start=i_")
    return made, link.partition("=i_")[2]


async def test_who_accepts_has_the_role_and_who_invited_hears_of_it(shop):
    made, secret = await invited(shop)
    shown = await inviting.look(shop, GUEST, secret)
    assert (shown.role, shown.inviter) == (Role.STOREKEEPER, "Зразок 7101")
    assert await roles(shop, GUEST.telegram_id) == frozenset()  # to look takes nothing
    assert await inviting.accept(shop, GUEST, secret, once()) is Role.STOREKEEPER
    assert await roles(shop, GUEST.telegram_id) == {Role.STOREKEEPER}
    assert (GUEST.telegram_id, "") in shop.chat.menus
    await relay(shop)
    assert [(chat, "Зразок 7201" in text) for chat, text, _ in shop.chat.sent] == [(ANNA, True)]
    known = await staff.roster(shop, await enlist(shop, ANNA))
    assert [(one.id, one.used_by) for one in known.invitations] == [(made.id, GUEST.telegram_id)]
    async with shop.database.read() as db:
        assert list((await db.execute(select(audit.c.did).order_by(audit.c.id))).scalars()) == ["invited", "joined"]


async def test_of_all_who_follow_a_link_at_once_one_comes_in(shop):
    _, secret = await invited(shop)
    async with replica(shop) as other:
        tries = [inviting.accept(desk, Person(7300 + n), secret, once()) for n, desk in enumerate([shop, other] * 4)]
        outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(one is Role.STOREKEEPER for one in outcomes) == 1
    assert {one.key for one in outcomes if isinstance(one, Gone)} == {"error-invitation-used"}
    held = [await roles(shop, 7300 + n) for n in range(8)]
    assert sum(bool(one) for one in held) == 1


async def test_the_same_tap_delivered_again_is_answered_in_the_same_way(shop):
    _, secret = await invited(shop)
    delivery = once()
    for _ in range(2):
        assert await inviting.accept(shop, GUEST, secret, delivery) is Role.STOREKEEPER
    with pytest.raises(Gone):
        await inviting.accept(shop, Person(7202), secret, delivery)  # nobody else's


async def test_the_same_update_has_the_same_link_and_another_one_another(shop):
    delivery = once()
    (one, secret), (same, as_before) = await invited(shop, delivery=delivery), await invited(shop, delivery=delivery)
    assert (one.id, secret) == (same.id, as_before)
    assert (await invited(shop))[1] != secret


async def test_the_secret_itself_is_not_kept(shop):
    _, secret = await invited(shop)
    async with shop.database.read() as db:
        (row,) = (await db.execute(select(invitation))).all()
    assert not any(isinstance(value, str) and secret in value for value in row)
    assert secret.encode() not in row.secret_hash
    assert len(secret) == 32
    assert secret.isalpha()  # in digits somebody would see a parcel's number


async def test_after_two_days_a_link_opens_nothing(shop):
    made, secret = await invited(shop)
    shop.clock.wind(hours=47, minutes=59)
    await inviting.look(shop, GUEST, secret)
    shop.clock.wind(minutes=1)
    for asked in (inviting.look(shop, GUEST, secret), inviting.accept(shop, GUEST, secret, once())):
        with pytest.raises(Gone, match="error-invitation-expired"):
            await asked
    with pytest.raises(AlreadyDone):
        await inviting.revoke(shop, await enlist(shop, ANNA), made.id, once())


async def test_a_link_that_was_taken_back_opens_nothing(shop):
    made, secret = await invited(shop)
    anna = await enlist(shop, ANNA)
    await inviting.revoke(shop, anna, made.id, once())
    with pytest.raises(Gone, match="error-invitation-revoked"):
        await inviting.accept(shop, GUEST, secret, once())
    with pytest.raises(AlreadyDone):
        await inviting.revoke(shop, anna, made.id, once())
    with pytest.raises(Gone, match="error-invitation-unknown"):
        await inviting.look(shop, GUEST, "x" * 32)


@pytest.mark.parametrize("goes", ["removed", "forgotten"])
async def test_the_links_of_an_owner_who_is_one_no_more_open_nothing(shop, goes):
    _, secret = await invited(shop, Role.OWNER)
    anna, bohdan = await enlist(shop, ANNA), await enlist(shop, BOHDAN, Role.OWNER)
    if goes == "removed":
        await staff.remove(shop, bohdan, anna.id, once())
        await enlist(shop, ANNA, Role.OWNER)  # back again, the link is not
    else:
        await quiet.forget(shop, anna, once())
    with pytest.raises(Gone, match="error-invitation-revoked"):
        await inviting.accept(shop, GUEST, secret, once())
    assert await roles(shop, GUEST.telegram_id) == frozenset()


async def test_who_has_the_role_already_leaves_the_link_to_others(shop):
    made, secret = await invited(shop, Role.COURIER)
    bohdan = await enlist(shop, BOHDAN, Role.COURIER)
    for asked in (inviting.look(shop, bohdan, secret), inviting.accept(shop, bohdan, secret, once())):
        with pytest.raises(AlreadyDone, match="error-role-held"):
            await asked
    assert await inviting.accept(shop, GUEST, secret, once()) is Role.COURIER
    async with shop.database.read() as db:
        used = await inviting.rows.find(db, made.id)
        assert await permission.roles_of(shop, db, GUEST.telegram_id) == {Role.COURIER}
    assert used.state(shop.clock.now()) is InvitationState.USED


async def test_nobody_is_invited_to_be_a_customer(shop):
    with pytest.raises(Gone):
        await inviting.invite(shop, await enlist(shop, ANNA), Role.CUSTOMER, once())


async def test_whoever_is_no_owner_invites_nobody(shop):
    bohdan = await enlist(shop, BOHDAN, Role.MANAGER)
    with pytest.raises(NotAllowed):
        await inviting.invite(shop, bohdan, Role.OWNER, once())


async def test_the_links_of_whom_the_settings_name_no_more_open_nothing(desk):
    """Nothing is written when OWNER_ID changes: the link is closed by what holds now."""
    made, link = await inviting.invite(desk, Person(desk.settings.owner_id), Role.COURIER, once())
    another = replace(desk, settings=desk.settings.model_copy(update={"owner_id": ANNA}))
    with pytest.raises(Gone, match="error-invitation-revoked"):
        await inviting.accept(another, GUEST, link.partition("=i_")[2], once())
    assert await roles(another, GUEST.telegram_id) == frozenset()
    assert made.role is Role.COURIER
