"""Every service that is given a person × every role × one's own object and another's: who may is who the table says."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
from pydantic import SecretStr
from sqlalchemy import insert, select, update

import bot.services
from bot.carriers.base import Account, Connection
from bot.db import questions, syncs, widgets
from bot.db.tables import invitation, metadata, person, person_role, shipment_number, tracking, waybill_attempt
from bot.domain.draft import Field, SourceKind
from bot.domain.errors import NotAllowed
from bot.domain.order import OrderDraft
from bot.domain.party import Phone
from bot.domain.place import Branch, BranchKind, City
from bot.domain.roles import RIGHTS, STAFF, Right, Role, View
from bot.domain.sender import KnownSender, SenderAddress, SenderContact
from bot.domain.shipment import Why
from bot.services import drafts, inviting, waybills
from bot.services.batches import Sent
from bot.services.chat import Delivery
from bot.services.draft_reading import Read
from bot.services.drafts import Came
from bot.services.full_view import share_contact
from bot.services.origin_keeping import Kept, Who
from bot.services.tracking import show
from tests.desk import NOW, enlist

_A_PART = "a part of other services, inside their transaction"
_ONES_OWN = "changes nothing but what is kept of the person who asks"
_TO_ITS_READER = "sends what is owed; the relay asks for the right, this test's neighbours hold that"
_BY_VIEW = "everybody may look; how much is shown is decided by the parcel (below)"
_PUBLIC = "towns, branches and prices are everybody's; what was said before is one's own"
_BY_BATCH = "whoever brought the spreadsheet, while they may make waybills (test_batches.py)"
_BY_SECRET = "whoever has the secret may"

# What a service asks for. None of them can be forgotten: a new one that is given a person must stand here.
NEEDS = {
    "accounts.list_all": Right.CONNECT_CARRIERS,
    "accounts.show": Right.CONNECT_CARRIERS,
    "accounts.check": Right.CONNECT_CARRIERS,
    "accounts.make_usual": Right.CONNECT_CARRIERS,
    "accounts.disconnect": Right.CONNECT_CARRIERS,
    "audit.page": Right.READ_AUDIT,
    "batches.take": Right.MAKE_WAYBILLS,
    "changing.begin": Right.MAKE_WAYBILLS,
    "changing.drop": Right.MAKE_WAYBILLS,
    "changing.change": Right.MAKE_WAYBILLS,
    "connecting.to_renew": Right.CONNECT_CARRIERS,
    "connecting.await_key": Right.CONNECT_CARRIERS,
    "connecting.take_key": Right.CONNECT_CARRIERS,
    "draft_card.show": Right.MAKE_WAYBILLS,
    "draft_sending.send": Right.MAKE_WAYBILLS,
    "draft_sending.create": Right.MAKE_WAYBILLS,
    "draft_sending.as_it_stands": Right.MAKE_WAYBILLS,
    "draft_sending.cancel": Right.MAKE_WAYBILLS,
    "draft_sending.label": Right.MAKE_WAYBILLS,
    "draft_sending.once_more": Right.MAKE_WAYBILLS,
    "drafts.take": Right.MAKE_WAYBILLS,
    "drafts.take_message": Right.MAKE_WAYBILLS,
    "drafts.begin": Right.MAKE_WAYBILLS,
    "drafts.next_question": Right.MAKE_WAYBILLS,
    "drafts.choose_option": Right.MAKE_WAYBILLS,
    "drafts.answer_in_words": Right.MAKE_WAYBILLS,
    "drafts.change": Right.MAKE_WAYBILLS,
    "drafts.ask": Right.MAKE_WAYBILLS,
    "drafts.discard": Right.MAKE_WAYBILLS,
    "drafts.waiting": Right.MAKE_WAYBILLS,
    "habits.read": Right.SET_HABITS,
    "habits.ask": Right.SET_HABITS,
    "habits.choose": Right.SET_HABITS,
    "habits.answer_in_words": Right.SET_HABITS,
    "habits.drop_template": Right.SET_HABITS,
    "inviting.invite": Right.MANAGE_STAFF,
    "inviting.revoke": Right.MANAGE_STAFF,
    "origin_keeping.keep_branch": Right.CONNECT_CARRIERS,
    "origin_keeping.keep_door": Right.CONNECT_CARRIERS,
    "origins.first_question": Right.CONNECT_CARRIERS,
    "origins.answer": Right.CONNECT_CARRIERS,
    "origins.take_city": Right.CONNECT_CARRIERS,
    "origins.take_number": Right.CONNECT_CARRIERS,
    "owner_directory.states": Right.READ_DIRECTORIES,
    "owner_directory.ask_anew": Right.READ_DIRECTORIES,
    "owner_directory.take_anyway": Right.READ_DIRECTORIES,
    "pack_labels.label_of": Right.PACK_ORDERS,
    "pack_labels.labels_of_packed": Right.PACK_ORDERS,
    "pack_photos.await_proof": Right.PACK_ORDERS,
    "pack_photos.photos": Right.PACK_ORDERS,
    "pack_photos.take_code": Right.PACK_ORDERS,
    "pack_photos.take_photo": Right.PACK_ORDERS,
    "pack_photos.teach": Right.PACK_ORDERS,
    "packing.begin": Right.PACK_ORDERS,
    "packing.begin_next": Right.PACK_ORDERS,
    "packing.close_box": Right.PACK_ORDERS,
    "packing.open_again": Right.PACK_ORDERS,
    "packing.put_off": Right.PACK_ORDERS,
    "packing.queue": Right.PACK_ORDERS,
    "packing.unglued": Right.PACK_ORDERS,
    "packing.tick": Right.PACK_ORDERS,
    "packing.tick_all": Right.PACK_ORDERS,
    "packing_rules.set_courier": Right.SET_PACKING,
    "packing_rules.set_tolerance": Right.SET_PACKING,
    "packing_rules.show": Right.SET_PACKING,
    "packing_table.card": Right.PACK_ORDERS,
    "questions.begin_reply": Right.ANSWER_QUESTIONS,
    "questions.reply": Right.ANSWER_QUESTIONS,
    "staff.roster": Right.MANAGE_STAFF,
    "staff.member": Right.MANAGE_STAFF,
    "staff.give": Right.MANAGE_STAFF,
    "staff.take": Right.MANAGE_STAFF,
    "staff.remove": Right.MANAGE_STAFF,
    "weighing.leave": Right.PACK_ORDERS,
    "weighing.put_right": Right.MAKE_WAYBILLS,
    "weighing.weigh": Right.PACK_ORDERS,
    "widgets.await_origin": Right.SET_UP_SITES,
    "widgets.list_all": Right.SET_UP_SITES,
    "widgets.make_key": Right.SET_UP_SITES,
    "widgets.retire": Right.SET_UP_SITES,
    "widgets.set_language": Right.SET_UP_SITES,
    "widgets.set_theme": Right.SET_UP_SITES,
    "widgets.show": Right.SET_UP_SITES,
    "widgets.switch_carrier": Right.SET_UP_SITES,
    "widgets.take_origin": Right.SET_UP_SITES,
    "waybills.prepare": Right.MAKE_WAYBILLS,
    "waybills.create": Right.MAKE_WAYBILLS,
    "waybills.cancel": Right.MAKE_WAYBILLS,
}
FOR_EVERYBODY = {
    "answers.ask_and_keep": _A_PART,
    "answers.keep_answers": _A_PART,
    "audit.note": _A_PART,
    **dict.fromkeys(
        (f"branch_finding.{name}" for name in ("begin", "look", "mine", "near", "other_town", "show", "turn")), _PUBLIC
    ),
    "batch_notices.came_back": _TO_ITS_READER,
    "batches.answer": _BY_BATCH,
    "batches.start": _BY_BATCH,
    "batches.go_on": _BY_BATCH,
    "batches.cancel": _BY_BATCH,
    "batches.file": _BY_BATCH,
    "chat.awaited": _A_PART,
    "chat.spoken_of": _A_PART,
    "choice_notices.chosen": _TO_ITS_READER,
    "choice_notices.for_order": _TO_ITS_READER,
    "choices.begin": _BY_SECRET,
    "privacy.kept_of": _ONES_OWN,
    "choices.look": _ONES_OWN,
    "choices.take_in_chat": _ONES_OWN,
    "my_branch.choose": _ONES_OWN,
    "my_branch.let_go": _ONES_OWN,
    "my_branch.mine": _ONES_OWN,
    **dict.fromkeys((f"price_asking.{name}" for name in ("begin", "choose", "hear", "to_branch")), _PUBLIC),
    "understanding.understand_in_talk": _A_PART,
    "chat.end_asking": _A_PART,
    "chat.is_awaited": _ONES_OWN,
    "directory_notices.ended": _TO_ITS_READER,
    "draft_reading.read_message": "reads a text and changes nothing; who is no staff is not asked",
    "draft_rights.check_sends": "it is what the others ask",
    "draft_rights.check_sets": "it is what the others ask",
    "drafts.await_answer": _A_PART,
    "first_owner.is_code_awaited": _BY_SECRET,
    "first_owner.claim": _BY_SECRET,
    "follows.follow": _BY_VIEW,
    "follows.unfollow": _BY_VIEW,
    "follows.ask_name": _BY_VIEW,
    "follows.take_name": _BY_VIEW,
    "follows.mine": _BY_VIEW,
    "full_view.await_contact": _ONES_OWN,
    "full_view.share_contact": _BY_VIEW,
    "inviting.look": _BY_SECRET,
    "inviting.accept": _BY_SECRET,
    "menu.offer_to": _ONES_OWN,
    "packing_table.card_in": _A_PART,
    "packing_table.hold": _A_PART,
    "packing_table.hold_and_await": _A_PART,
    "packing_table.is_at_table": _ONES_OWN,
    "packing_table.on_table": _A_PART,
    "packing_table.put": _A_PART,
    "people.speech_of": _ONES_OWN,
    "people.keep": _A_PART,
    "people.choose_language": _ONES_OWN,
    "permission.check": "it is what the others ask",
    "permission.has": "it is what the others ask",
    "permission.seen_roles": "permits nothing",
    "photos.example_once": _ONES_OWN,
    "questions.put_question": "everybody may ask a person",
    "quiet.silence": _ONES_OWN,
    "quiet.quiet_nights": _ONES_OWN,
    "quiet.forget": _ONES_OWN,
    "sending.answer": _TO_ITS_READER,
    "sending.change": _TO_ITS_READER,
    "sending.question": _TO_ITS_READER,
    "sending.reply": _TO_ITS_READER,
    "sending.unknown_code": _TO_ITS_READER,
    "sending.key_refused": _TO_ITS_READER,
    "sending.label": _TO_ITS_READER,
    "sending.waybill": _TO_ITS_READER,
    "sending.waybill_changed": _TO_ITS_READER,
    "sending.waybill_stopped": _TO_ITS_READER,
    "staff_notices.roles": _TO_ITS_READER,
    "staff_notices.joined": _TO_ITS_READER,
    "waybills.begin_or_join": _A_PART,
    "waybills.begin_cancelling": _A_PART,
    "tracking.look_up": _BY_VIEW,
    "tracking.phone_of": _A_PART,
    "tracking.load": _BY_VIEW,
    "tracking.show": _BY_VIEW,
    "tracking.refresh": _BY_VIEW,
    "tracking.ask_about": _BY_VIEW,
    "tracking.history": _BY_VIEW,
}
ROLES = [(), *((role,) for role in STAFF), (Role.COURIER, Role.MANAGER)]
ACTOR, OTHER, OWNER = 7_101, 7_102, 7_010


def services():
    """Every public function of bot/services that takes a person, by its name."""
    found = {}
    for one in pkgutil.iter_modules(bot.services.__path__):
        module = importlib.import_module(f"bot.services.{one.name}")
        for name, function in vars(module).items():
            is_own = inspect.isfunction(function) and function.__module__ == module.__name__
            if is_own and not name.startswith("_") and takes_person(function):
                found[f"{one.name}.{name}"] = function
    return found


def takes_person(function):
    return any(one.annotation == "Person" for one in inspect.signature(function).parameters.values())


SERVICES = services()


def test_no_service_that_is_given_a_person_is_forgotten():
    assert sorted(SERVICES) == sorted(NEEDS | FOR_EVERYBODY)


def test_every_right_is_asked_for_and_somebody_has_it():
    assert {*NEEDS.values(), Right.SEE_PARCELS} == set(Right)
    assert all(any(right in RIGHTS[role] for role in STAFF) for right in Right)
    assert RIGHTS[Role.CUSTOMER] == frozenset()
    assert RIGHTS[Role.OWNER] == frozenset(Right)


@pytest.fixture
async def objects(shop):
    """One of each thing that a service may be asked about, by the names of parameters."""
    owner = await enlist(shop.desk, OWNER, Role.OWNER)
    actor, other = await enlist(shop.desk, ACTOR), await enlist(shop.desk, OTHER, Role.COURIER)
    attempt = await waybills.create(shop.desk, owner, await shop.shipment())
    another = await shop.shipment()
    (one,) = await drafts.take(shop.desk, owner, [OrderDraft()], Came(SourceKind.CHAT, "", "0:0"))
    made, _ = await inviting.invite(shop.desk, owner, Role.COURIER, Delivery(1, 1))
    async with shop.desk.database.write() as db:
        asked = await questions.keep(db, other.id, 55, NOW)
        reading = await syncs.ask(db, "nova_poshta", NOW)
        site = await widgets.add(db, "ab12cd34", "https://shop.example", "uk", NOW)
    who = Who(
        KnownSender(reference="s", name="Зразок", is_company=False, addresses=(SenderAddress("r", "Київ"),)),
        SenderContact("c", "Зразок", Phone("380990000100")),
    )
    way = shop.desk.carriers.connect(Account("nova_poshta", SecretStr("key-5e17"), 1, shop.sent_by[0]))
    assert isinstance(way, Connection)
    return {
        "account_id": shop.sent_by[0],
        "address": "https://another.example",
        "attempt_id": attempt.id,
        "came": Came(SourceKind.CHAT, "", "1:1"),
        "choice": (Field.PAYER, "sender"),
        "draft_id": one,
        "revision_id": one,
        "field": Field.NAME,
        "how": lambda draft: draft,
        "message": (1, 1),
        "orders": (),
        "page": 0,
        "priced": False,
        "read": Read((OrderDraft(city="Київ"),)),
        "template_id": 1,
        "text": "Зразок Олена",
        "version": "0",
        "what": "weight",
        "why": Why.PART,
        "branch": Branch(reference="b", number="1", kind=BranchKind.OFFICE, city="c", name="№1", address=""),
        "carrier": "nova_poshta",
        "city": City("c", "Київ", ""),
        "code": "nova_poshta",
        "file_id": "a-file",
        "grams": 1000,
        "invitation_id": made.id,
        "kept": Kept(way, who, Delivery(1, 2)),
        "key": SecretStr("another-key-5e17"),
        "layout": "a4x4",
        "line": (0, 0),
        "message_id": 66,
        "minutes": 600,
        "new": shop.new_shipment(),
        "number": 0,
        "person_id": {"own": actor.id, "foreign": other.id},
        "place": (1, 2),
        "question_id": asked,
        "reference": "r",
        "role": Role.MANAGER,
        "said": (1, 0),
        "sent": Sent(1, "file", "orders.xlsx"),
        "shipment_id": another,
        "sync_id": reading,
        "language": "en",
        "theme": "dark",
        "widget_id": site,
        "word": "",
        "words": "Київ",
    }


async def belongs_to(shop, whose, actor):
    """Make everything that has an owner the actor's, or leave it with others."""
    if whose == "own":
        async with shop.desk.database.write() as db:
            await db.execute(update(waybill_attempt).values(asked_by=actor.id))
            await db.execute(update(invitation).values(invited_by=actor.id))


async def is_refused(shop, name, actor, objects, whose):
    given = {}
    for parameter in list(inspect.signature(SERVICES[name]).parameters.values())[2:]:
        value = objects[parameter.name] if parameter.name != "delivery" else Delivery(1, 1000 + hash(name) % 10**6)
        given[parameter.name] = value[whose] if isinstance(value, dict) else value
    if name == "origins.take_number":
        given["number"] = "1"
    try:
        await SERVICES[name](shop.desk, actor, **given)
    except NotAllowed:
        return True
    except Exception:  # noqa: BLE001 - whatever it says of the object, it let the person pass
        return False
    return False


@pytest.mark.parametrize("whose", ["own", "foreign"])
async def test_who_may_is_who_the_table_says(shop, objects, whose):
    for roles in sorted(ROLES, key=lambda roles: len(rights_of(roles))):  # who may more may also change more
        actor = await enlist_anew(shop, roles)
        await belongs_to(shop, whose, actor)
        assert await refused_to(shop, actor, roles, objects, whose) == {
            name: right not in rights_of(roles) for name, right in NEEDS.items()
        }, roles


def rights_of(roles):
    return frozenset().union(*(RIGHTS[role] for role in roles))


async def refused_to(shop, actor, roles, objects, whose):
    refused = {}
    for name in NEEDS:
        refused[name] = await is_refused(shop, name, actor, objects, whose)
        if not refused[name]:  # a service that worked may have changed the actor's own roles
            await enlist_anew(shop, roles)
    return refused


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_refused_has_changed_nothing(shop, objects):
    """A service that asks for the right once more when it has done its work must not have done it."""
    actor = await enlist(shop.desk, ACTOR)
    seen, sent, changed = await everything(shop), len(shop.desk.chat.sent), []
    for name in NEEDS:
        assert await is_refused(shop, name, actor, objects, "foreign")
        now = await everything(shop)
        changed += [name] if now != seen or len(shop.desk.chat.sent) != sent else []
        seen, sent = now, len(shop.desk.chat.sent)
    assert changed == []


async def everything(shop):
    async with shop.desk.database.read() as db:
        return {one.name: (await db.execute(select(one))).all() for one in metadata.sorted_tables}


async def enlist_anew(shop, roles):
    """A service that worked may have changed the actor's own roles."""
    async with shop.desk.database.write() as db:
        of_actor = select(person.c.id).where(person.c.telegram_id == ACTOR)
        await db.execute(person_role.delete().where(person_role.c.person_id.in_(of_actor)))
    return await enlist(shop.desk, ACTOR, *roles)


@pytest.mark.parametrize("whose", ["shops", "own", "foreign"])
@pytest.mark.parametrize("roles", ROLES, ids=lambda roles: "+".join(roles) or "customer")
async def test_all_of_a_parcel_is_shown_to_whose_it_is_and_to_staff_if_the_shop_sent_it(shop, roles, whose):
    actor = await enlist(shop.desk, ACTOR, *roles)
    if whose == "own":
        await share_contact(shop.desk, actor, Phone("380990000001"), Delivery(1, 1))
        actor = await enlist(shop.desk, ACTOR)
    one = await a_parcel(shop, actor if whose == "own" else None, ours=whose == "shops")
    is_staffs = whose == "shops" and bool(roles)
    shown = await show(shop.desk, actor, one)
    assert shown.view is (View.FULL if whose == "own" or is_staffs else View.PUBLIC)


async def test_a_role_that_was_taken_elsewhere_shows_no_more_of_a_parcel(shop):
    seen = await enlist(shop.desk, ACTOR, Role.COURIER)
    one = await a_parcel(shop, None, ours=True)
    assert (await show(shop.desk, seen, one)).view is View.FULL
    async with shop.desk.database.write() as db:
        await db.execute(person_role.delete())
    assert (await show(shop.desk, seen, one)).view is View.PUBLIC  # whatever was read with the person


async def a_parcel(shop, recipient, *, ours):
    row = {"carrier": "nova_poshta", "number": "20450000000001", "leg": "outbound", "status": "in_transit"}
    stamps = dict.fromkeys(("created_at", "asked_at", "answered_at"), NOW)
    whose = {"recipient_contact_id": recipient.contact_id if recipient else None}
    async with shop.desk.database.write() as db:
        new = insert(tracking).values(**row, **stamps, **whose, cod_state="none", raw={}).returning(tracking.c.id)
        one = (await db.execute(new)).scalar_one()
    if ours:
        shipment_id = await shop.shipment()
        link = {"shipment_id": shipment_id, "tracking_id": one, "role": "outbound", "created_at": NOW}
        async with shop.desk.database.write() as db:
            await db.execute(insert(shipment_number).values(link))
    return one
