"""What a delivery costs: what is missing yet, the prices side by side, and why some are not there."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.price_talk import PriceTalk
from bot.domain.quote import DeliveryKind, LeftOut, NoOffer, Offer, Offers, PricePart
from bot.screens import branch_words
from bot.screens.message import Button, Message, clipped
from bot.screens.taps import Action, Tap
from bot.screens.words import CARRIER
from bot.texts import Speech

_WEIGHTS_KG = (1, 2, 5, 10, 30)
_MOST_TOWNS = 8
_LONGEST_LINE = 60
_KIND = {
    DeliveryKind.BRANCH: "price-kind-branch",
    DeliveryKind.LOCKER: "price-kind-locker",
    DeliveryKind.DOOR: "price-kind-door",
}
_PART = {
    PricePart.DELIVERY: "price-part-delivery",
    PricePart.COD_FEE: "price-part-cod-fee",
    PricePart.REDELIVERY: "price-part-redelivery",
    PricePart.PACKING: "price-part-packing",
}
_WHY = {
    NoOffer.TOO_HEAVY: "price-not-too-heavy",
    NoOffer.TOO_BIG: "price-not-too-big",
    NoOffer.TOO_VALUABLE: "price-not-too-valuable",
    NoOffer.CLOSED: "price-not-closed",
    NoOffer.NONE_THERE: "price-not-none-there",
    NoOffer.SILENT: "price-not-silent",
    NoOffer.REFUSED: "price-not-refused",
    NoOffer.NO_ORIGIN: "price-not-no-origin",
    NoOffer.NO_TOWN: "price-not-no-town",
}


def talked(speech: Speech, talk: PriceTalk) -> Message:
    """The price, or the one thing that is missing."""
    if talk.towns:
        return _which_town(speech, talk)
    if talk.town is None and talk.branch is None:
        unknown = clipped(" ".join(talk.unknown.split()), _LONGEST_LINE)
        return Message(speech.html("price-no-town", line=unknown) if unknown else speech.html("price-ask-town"))
    if talk.weight_g is None or talk.offers is None:
        return Message(speech.html("price-ask-weight", place=_place(speech, talk)), (_weights(speech),))
    return _prices(speech, talk, talk.offers)


def _which_town(speech: Speech, talk: PriceTalk) -> Message:
    towns = talk.towns[:_MOST_TOWNS]
    rows = tuple((Button(branch_words.town(one), Tap(Action.PRICE, one.id, "town").encode()),) for one in towns)
    return Message(speech.html("find-which-town"), rows)


def _place(speech: Speech, talk: PriceTalk) -> str:
    if talk.branch is not None:
        branch = talk.branch.found.branch
        return f"{branch.city_name}, {branch_words.name(speech, branch)}"
    return talk.town.name if talk.town else ""


def _weights(speech: Speech) -> tuple[Button, ...]:
    return tuple(
        Button(speech.plain("button-kilograms", kilograms=one), Tap(Action.PRICE, 0, f"w{one * 1000}").encode())
        for one in _WEIGHTS_KG
    )


def _prices(speech: Speech, talk: PriceTalk, offers: Offers) -> Message:
    carriers = [speech.plain(CARRIER[code]) for code in dict.fromkeys(one.carrier for one in offers.offers)]
    key = "price-offer" if len(carriers) == 1 else "price-offer-of"
    blocks = [
        _title(speech, talk, offers),
        *(_offer(speech, one, key) for one in offers.offers),
        *_left_out(speech, offers),
        *([speech.html("price-footer", carriers=", ".join(carriers))] if offers.offers else []),
    ]
    return Message("\n\n".join(blocks), tuple(_rows(speech, talk, offers)))


def _title(speech: Speech, talk: PriceTalk, offers: Offers) -> str:
    what = ", ".join(_what(speech, talk))
    place = _place(speech, talk)
    if not offers.start:
        return speech.html("price-title-to", end=place, what=what)
    return speech.html("price-title", start=offers.start, end=place, what=what)


def _what(speech: Speech, talk: PriceTalk) -> Iterator[str]:
    if talk.weight_g is not None:
        yield speech.plain("price-weight", kilograms=branch_words.weight(speech, talk.weight_g))
    if talk.size is not None:
        yield speech.plain("wish-size", size=branch_words.size(speech, talk.size))
    if talk.declared_value is not None:
        yield speech.plain("wish-value", sum=speech.money(talk.declared_value))
    if talk.cod is not None:
        yield speech.plain("price-cod", sum=speech.money(talk.cod))


def _offer(speech: Speech, offer: Offer, key: str) -> str:
    quote = offer.quote
    told = {"kind": speech.plain(_KIND[offer.kind]), "carrier": speech.plain(CARRIER[offer.carrier])}
    lines: list[str] = [speech.html(key, **told, sum=speech.money(quote.total))]
    marks = [
        *([speech.plain("price-cheapest")] if offer.is_cheapest else []),
        *([speech.plain("price-fastest")] if offer.is_fastest else []),
    ]
    day = [] if quote.arrives_on is None else [speech.plain("price-arrives", day=speech.day(quote.arrives_on))]
    if facts := " · ".join([*day, *marks]):
        lines.append(facts)
    if len(quote.parts) > 1:
        parts = (speech.plain(_PART[part], sum=speech.money(sum_)) for part, sum_ in quote.parts.items())
        lines.append(speech.html("price-parts", parts=" + ".join(parts)))
    return "\n".join(lines)


def _left_out(speech: Speech, offers: Offers) -> Iterator[str]:
    """Why something is not offered; the same said of every kind of a carrier's is said once."""
    if not offers.offers and not offers.left_out:
        yield speech.html("price-not-no-origin")
    said: set[tuple[str, NoOffer]] = set()
    lines: list[str] = []
    for one in offers.left_out:
        if _is_of_all(one, offers):
            if (one.carrier, one.why) not in said:
                said.add((one.carrier, one.why))
                lines.append(speech.html(_WHY[one.why], carrier=speech.plain(CARRIER[one.carrier])))
        elif one.kind is not None:
            why = speech.plain(_WHY[one.why], carrier=speech.plain(CARRIER[one.carrier]))
            lines.append(speech.html("price-left-out", kind=speech.plain(_KIND[one.kind]), why=why))
    if lines:
        yield "\n".join(lines)


def _is_of_all(one: LeftOut, offers: Offers) -> bool:
    """Whether the carrier as a whole has no price, for one reason."""
    if one.kind is None:
        return True
    of_carrier = {other.why for other in offers.left_out if other.carrier == one.carrier}
    return len(of_carrier) == 1 and not any(offer.carrier == one.carrier for offer in offers.offers)


def _rows(speech: Speech, talk: PriceTalk, offers: Offers) -> Iterator[tuple[Button, ...]]:
    yield _weights(speech)
    if any(one.why is NoOffer.SILENT for one in offers.left_out):
        yield (Button(speech.plain("button-price-again"), Tap(Action.PRICE, 0, "again").encode()),)
    other = Button(speech.plain("button-other-town"), Tap(Action.PRICE, 0, "to").encode())
    if talk.branch is not None:
        back = Tap(Action.BRANCH, talk.branch.found.id).encode()
        yield (Button(speech.plain("button-back-to-branch"), back), other)
    elif talk.town is not None:
        find = Button(speech.plain("button-branches-there"), Tap(Action.BRANCHES, talk.town.id, "0.all").encode())
        yield (find, other)
