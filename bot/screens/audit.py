"""Who did what and when, in words, by pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from bot.domain.audit import AuditLine, Did, Words
from bot.screens.message import Button, Message
from bot.screens.staff import name_in_words, roles_in_words
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_DID = {
    Did.CONNECTED: "did-connected",
    Did.KEY_RENEWED: "did-key-renewed",
    Did.DISCONNECTED: "did-disconnected",
    Did.MADE_USUAL: "did-made-usual",
    Did.ORIGIN_KEPT: "did-origin-kept",
    Did.DIRECTORY_ASKED: "did-directory-asked",
    Did.SMALLER_TAKEN: "did-smaller-taken",
    Did.SHIPMENT_PREPARED: "did-shipment-prepared",
    Did.WAYBILL_ASKED: "did-waybill-asked",
    Did.WAYBILL_CHANGED: "did-waybill-changed",
    Did.WAYBILL_CANCELLED: "did-waybill-cancelled",
    Did.QUESTION_ANSWERED: "did-question-answered",
    Did.INVITED: "did-invited",
    Did.INVITATION_REVOKED: "did-invitation-revoked",
    Did.JOINED: "did-joined",
    Did.ROLE_GIVEN: "did-role-given",
    Did.ROLE_TAKEN: "did-role-taken",
    Did.REMOVED: "did-removed",
    Did.BECAME_OWNER: "did-became-owner",
    Did.LEFT: "did-left",
    Did.SITE_SET_UP: "did-site-set-up",
    Did.SITE_CHANGED: "did-site-changed",
    Did.SITE_RETIRED: "did-site-retired",
    Did.DRAFT_DISCARDED: "did-draft-discarded",
    Did.AGAIN_BEGUN: "did-again-begun",
    Did.DEFAULT_CHANGED: "did-default-changed",
    Did.TEMPLATE_KEPT: "did-template-kept",
    Did.TEMPLATE_DROPPED: "did-template-dropped",
    Did.BATCH_STARTED: "did-batch-started",
    Did.BATCH_CANCELLED: "did-batch-cancelled",
    Did.PACKED: "did-packed",
    Did.UNPACKED: "did-unpacked",
    Did.LABEL_CHECKED: "did-label-checked",
    Did.WEIGHT_PUT_RIGHT: "did-weight-put-right",
    Did.WEIGHT_LEFT: "did-weight-left",
    Did.CODE_TAUGHT: "did-code-taught",
    Did.PACKING_SET: "did-packing-set",
}
_FIELD = {
    "weight_g": "did-field-weight-g",
    "size": "did-field-size",
    "payer": "did-field-payer",
    "declared_rule": "did-field-declared-rule",
    "declared": "did-field-declared",
    "goods": "did-field-goods",
    "name": "did-field-name",
    "phone": "did-field-phone",
    "place": "did-field-place",
    "note": "did-field-note",
    "seats": "did-field-seats",
    "declared_value": "did-field-declared-value",
    "to_collect": "did-field-to-collect",
    "cod_form": "did-field-cod-form",
    "why": "did-field-why",
    "tolerance_g": "did-field-tolerance-g",
    "tolerance_percent": "did-field-tolerance-percent",
    "courier_at": "did-field-courier-at",
}
_VALUE = {
    "recipient": "did-value-recipient",
    "sender": "did-value-sender",
    "cod": "did-value-cod",
    "fixed": "did-value-fixed",
    "ask": "did-value-ask",
    "transfer": "did-value-transfer",
    "payment_control": "did-value-payment-control",
    "set": "did-value-set",
    "other": "did-value-other",
    "changed": "did-value-changed",
    "part": "did-value-part",
    "size": "did-value-size",
    "defect": "did-value-defect",
    "lost": "did-value-lost",
    "damaged": "did-value-damaged",
    "uncollected": "did-value-uncollected",
}


def page(
    speech: Speech, lines: Sequence[AuditLine], names: Mapping[int, str], turn: tuple[int, bool], zone: ZoneInfo
) -> Message:
    """One page of the trail; `turn` is its number and whether there are older ones."""
    number, has_older = turn
    told = [_line(speech, one, names, zone) for one in lines] or [speech.html("audit-nothing")]
    turns = [("button-newer", number - 1)] if number else []
    turns += [("button-older", number + 1)] if has_older else []
    row = tuple(Button(speech.plain(key), Tap(Action.AUDIT, word=str(to)).encode()) for key, to in turns)
    return Message("\n\n".join([speech.html("audit-title"), *told]), (row,) if row else ())


def _line(speech: Speech, one: AuditLine, names: Mapping[int, str], zone: ZoneInfo) -> str:
    subject, whom = one.subject_id, name_in_words(speech, names.get(one.person or 0, ""), one.person)
    what = speech.plain(
        _DID[one.did],
        subject="" if subject is None else str(subject),
        whom=whom,
        before=_told(speech, one.before),
        after=_told(speech, one.after),
    )
    who = name_in_words(speech, names.get(one.actor or 0, ""), one.actor)
    return speech.html("audit-line", moment=speech.moment(one.at, zone), who=who, what=what)


def _told(speech: Speech, words: Words) -> str:
    """The fields that lines are told by; what a line keeps besides is for whoever reads the table."""
    if "roles" in words or not words:
        return _roles(speech, words.get("roles"))
    told = [speech.plain(key, value=_value(speech, words[name])) for name, key in _FIELD.items() if name in words]
    return ", ".join(told)


def _value(speech: Speech, told: object) -> str:
    if told is None:
        return speech.plain("did-value-none")
    if isinstance(told, int):
        return speech.number(told)
    return speech.plain(_VALUE[told]) if isinstance(told, str) and told in _VALUE else str(told)


def _roles(speech: Speech, roles: object) -> str:
    return roles_in_words(speech, roles if isinstance(roles, list) else [])
