"""What Nova Poshta's refusals mean to us: the field of our request they concern, and the key of our own words for them.

Holds no sentence of ours: those stand in locales/, and where there is none the carrier's own text is shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources

from bot.carriers.errors import Problem

# The key of our words: the field of our request, and the carrier's codes.
_TABLE: Mapping[str, tuple[str, str]] = {
    "refusal-sender-city": ("origin.city", "20000200105 20000200106 20000200107"),
    "refusal-recipient-city": ("destination.city", "20000200102 20000200103 20000200104 20000200279 20000900768"),
    "refusal-two-towns": ("destination.city", "20000201099 20000201101"),
    "refusal-sender": ("origin.sender", "20000300442 20000300406 20000300437"),
    "refusal-sender-address": ("origin.place", "20000200329 20000200325"),
    "refusal-sender-phone": ("origin.sender.phone", "20000300444 20000300445 20000201786"),
    "refusal-sender-name-cod": ("origin.sender.name", "20000201784 20000201554"),
    "refusal-recipient": ("recipient", "20000300431 20000300401 20000300426"),
    "refusal-recipient-name": ("recipient.name", "20000100527 20000201103 20000201757 20000201758"),
    "refusal-recipient-name-cod": ("recipient.name", "20000201774 20000201777 20000201785"),
    "refusal-recipient-phone": ("recipient.phone", "20000300434 20000300435"),
    "refusal-recipient-phone-mobile": ("recipient.phone", "20000201660 20000201778 20000201787"),
    "refusal-phones-equal": ("recipient.phone", "20000201788"),
    "refusal-recipient-address": ("destination", "20000200266 20000200268 20000200273"),
    "refusal-branch-not-found": ("destination", "20000201552 20000503631"),
    "refusal-branch-closed": ("destination", "20000201384 20000201658 20000201797"),
    "refusal-branch-weight": (
        "parcels.weight",
        "20000201162 20000202865 20000202866 20000202870 20000202872 20000203729",
    ),
    "refusal-branch-size": ("parcels.size", "20000202862 20000202863 20000202864"),
    "refusal-branch-value": ("declared_value", "20000201664 20000202403"),
    "refusal-locker-weight": ("parcels.weight", "20000200380"),
    "refusal-locker-size": ("parcels.size", "20000200181 20000200212 20000200389"),
    "refusal-locker-pieces": ("parcels", "20000203317"),
    "refusal-locker-value": ("declared_value", "20000203297"),
    "refusal-locker-full": ("destination", "20000203287"),
    "refusal-locker-payer": ("delivery_payer", "20000201107 20000201109"),
    "refusal-locker-cod": ("cod", "20000200032 20000200841 20000202889"),
    "refusal-weight": ("parcels.weight", "20000200373 20000203260"),
    "refusal-size": ("parcels.size", "20000200365 20000201123 20000203258"),
    "refusal-ship-date": ("ship_on", "20000400455 20000201661"),
    "refusal-goods": ("goods", "20000200184"),
    "refusal-service": ("destination", "20000200348"),
    "refusal-bank-transfer": ("by_bank_transfer", "20000200249 20000202595 20000203327"),
    "refusal-payer": ("delivery_payer", "20000201585"),
    "refusal-description": ("description", "20000200150 20000200151 20000200152"),
    "refusal-reference": ("reference", "20000200188 20000200189 20000201989"),
    "refusal-debtor": ("origin.sender", "20000201483"),
    "refusal-cod-amount": ("cod.amount", "20000200074 20000200079 20000200080 20000200081 20000200082 20000203343"),
    "refusal-cod-more-than-value": ("cod.amount", "20000201553"),
    "refusal-cod-unavailable": ("cod", "20000200078 20000201590 20000201640"),
    "refusal-cod-contract": ("cod", "20000200035 20000204095"),
    "refusal-in-registry": ("waybill", "20000200153"),
    "refusal-printed": ("waybill", "20000200154"),
    "refusal-registry-printed": ("manifest", "20000201481"),
    "refusal-registry-not-found": ("manifest", "20001300961 ERR_0001"),
    "refusal-not-changeable": ("waybill", "20000201069 20000300577 30001302604 20000301208 20000301209"),
    "refusal-waybill-not-found": ("waybill", "20000301849 20000301271 20000301472"),
    "refusal-not-yours": ("waybill", "20000301254 20000300416 20001300968"),
    "refusal-deleted-not-printed": ("waybill", "20000202380"),
    "refusal-return-ordered": ("number", "20000301225"),
    "refusal-return-unavailable": ("number", "20000301249"),
    "refusal-redirect-cod": ("number", "20000301599"),
    "refusal-redirect-place": ("destination", "20000301413 20000301851"),
    "refusal-nothing-changed": ("number", "20000301006 20000301518"),
    "refusal-recipient-locked": ("recipient", "20000301575"),
    "refusal-order-processed": ("order", "20000301221"),
    "refusal-storage-day": ("until", "20000302445 20000302742 20000302744"),
    "refusal-storage-unavailable": ("number", "20000301913"),
    "refusal-storage-payer": ("payer", "20000301914"),
}
_BY_CODE = {code: (field, key) for key, (field, codes) in _TABLE.items() for code in codes.split()}
_TEXTS: Mapping[str, str] = tomllib.loads(
    resources.files(__package__).joinpath("refusals.toml").read_text(encoding="utf-8"),
)


def _stem(text: str) -> str:
    """Some texts end with the limit of the branch at hand: "… max allowed Width is 40"."""
    return text.strip().casefold().rstrip("0123456789., ")


_BY_TEXT = {_stem(text): _BY_CODE[code] for code, text in _TEXTS.items()}


def explained(problem: Problem) -> Problem:
    """Name the field and our words; a problem that we have no words for stays as the carrier told it."""
    meaning = _BY_CODE.get(problem.code) or _BY_TEXT.get(_stem(problem.text))
    return replace(problem, field=meaning[0], key=meaning[1]) if meaning else problem
