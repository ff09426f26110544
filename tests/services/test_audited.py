"""Everything that the staff may do leaves a line of its own, or it is said why none is needed."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import bot.services
from bot.domain.audit import Did
from tests.services.test_role_matrix import FOR_EVERYBODY, NEEDS, SERVICES

_READS = "reads only"
_ASKS = "makes the next words, or the next photo, an answer: nothing of the shop's is changed by it"
_DRAFTING = "a draft is nobody's promise yet, and its order's row keeps who took it; what becomes of it leaves a line"
_PACKING = "a step on the way to a closed box; that leaves a line"

AUDITED = {
    "accounts.make_usual": {Did.MADE_USUAL},
    "accounts.disconnect": {Did.DISCONNECTED},
    "batches.start": {Did.BATCH_STARTED},
    "batches.go_on": {Did.BATCH_STARTED},
    "batches.cancel": {Did.BATCH_CANCELLED},
    "changing.change": {Did.WAYBILL_CHANGED},
    "connecting.take_key": {Did.CONNECTED, Did.KEY_RENEWED},
    "draft_sending.send": {Did.WAYBILL_ASKED},
    "draft_sending.create": {Did.WAYBILL_ASKED},
    "draft_sending.cancel": {Did.WAYBILL_CANCELLED},
    "draft_sending.once_more": {Did.AGAIN_BEGUN},
    "drafts.discard": {Did.DRAFT_DISCARDED},
    "first_owner.claim": {Did.BECAME_OWNER},
    "habits.answer_in_words": {Did.DEFAULT_CHANGED, Did.TEMPLATE_KEPT},
    "habits.choose": {Did.DEFAULT_CHANGED},
    "habits.drop_template": {Did.TEMPLATE_DROPPED},
    "inviting.accept": {Did.JOINED},
    "inviting.invite": {Did.INVITED},
    "inviting.revoke": {Did.INVITATION_REVOKED},
    "origin_keeping.keep_branch": {Did.ORIGIN_KEPT},
    "origin_keeping.keep_door": {Did.ORIGIN_KEPT},
    "owner_directory.ask_anew": {Did.DIRECTORY_ASKED},
    "owner_directory.take_anyway": {Did.SMALLER_TAKEN},
    "pack_photos.take_photo": {Did.LABEL_CHECKED},
    "pack_photos.teach": {Did.CODE_TAUGHT},
    "packing.close_box": {Did.PACKED},
    "packing.open_again": {Did.UNPACKED},
    "packing_rules.set_courier": {Did.PACKING_SET},
    "packing_rules.set_tolerance": {Did.PACKING_SET},
    "questions.reply": {Did.QUESTION_ANSWERED},
    "quiet.forget": {Did.LEFT},
    "staff.give": {Did.ROLE_GIVEN},
    "staff.take": {Did.ROLE_TAKEN},
    "staff.remove": {Did.REMOVED},
    "waybills.cancel": {Did.WAYBILL_CANCELLED},
    "waybills.create": {Did.WAYBILL_ASKED},
    "waybills.prepare": {Did.SHIPMENT_PREPARED},
    "weighing.leave": {Did.WEIGHT_LEFT},
    "weighing.put_right": {Did.WEIGHT_PUT_RIGHT},
    "widgets.make_key": {Did.SITE_CHANGED},
    "widgets.retire": {Did.SITE_RETIRED},
    "widgets.set_language": {Did.SITE_CHANGED},
    "widgets.set_theme": {Did.SITE_CHANGED},
    "widgets.switch_carrier": {Did.SITE_CHANGED},
    "widgets.take_origin": {Did.SITE_SET_UP},
}
READS = (
    "accounts.list_all",
    "accounts.show",
    "audit.page",
    "connecting.to_renew",
    "draft_card.show",
    "draft_sending.label",
    "drafts.waiting",
    "habits.read",
    "owner_directory.states",
    "pack_labels.label_of",
    "pack_labels.labels_of_packed",
    "pack_photos.photos",
    "packing.queue",
    "packing.unglued",
    "packing_rules.show",
    "packing_table.card",
    "staff.roster",
    "staff.member",
    "widgets.list_all",
    "widgets.show",
)
NEEDS_NONE = {
    **dict.fromkeys(READS, _READS),
    "accounts.check": "notes what the carrier says of a key, whoever asks",
    "changing.begin": _DRAFTING,
    "changing.drop": _DRAFTING,
    "draft_sending.as_it_stands": "at most a promise to whoever asked",
    "batches.take": "the spreadsheet's row keeps who brought it",
    **dict.fromkeys(
        ("connecting.await_key", "drafts.ask", "drafts.next_question", "habits.ask", "questions.begin_reply"), _ASKS
    ),
    **dict.fromkeys(("origins.first_question", "pack_photos.await_proof", "widgets.await_origin"), _ASKS),
    **dict.fromkeys(
        (f"drafts.{name}" for name in ("answer_in_words", "begin", "change", "choose_option", "take", "take_message")),
        _DRAFTING,
    ),
    **dict.fromkeys((f"origins.{name}" for name in ("answer", "take_city", "take_number")), "origin_keeping does"),
    **dict.fromkeys((f"packing.{name}" for name in ("begin", "begin_next", "put_off", "tick", "tick_all")), _PACKING),
    "pack_photos.take_code": _PACKING,
    "weighing.weigh": "what the scale says; what is decided about it leaves a line",
}


def test_everything_the_staff_may_do_is_audited_or_has_its_reason():
    assert not AUDITED.keys() & NEEDS_NONE.keys()
    assert sorted(NEEDS) == sorted((AUDITED.keys() - FOR_EVERYBODY.keys()) | NEEDS_NONE.keys())
    assert AUDITED.keys() <= NEEDS.keys() | FOR_EVERYBODY.keys()


def test_every_line_is_left_by_something_and_something_leaves_it():
    assert set().union(*AUDITED.values()) == set(Did)
    written = "".join(one.read_text() for one in Path(bot.services.__path__[0]).glob("*.py"))
    assert {*re.findall(r"Did\.([A-Z_]+)", written)} == {one.name for one in Did}


@pytest.mark.parametrize("name", READS)
def test_what_is_said_to_read_only_opens_nothing_to_write(name):
    assert "database.write()" not in inspect.getsource(SERVICES[name])
