"""The region that a written order names: the adjective alone. Districts are passed over."""

from __future__ import annotations

from bot.reading.order_page import Page


def find_region(page: Page) -> str | None:
    """«Київська обл.», «область Київська», «(Київська)»; districts are passed over and claimed."""
    region = None
    for place, token in enumerate(page.tokens):
        word = token.forms[0]
        if word in {"р", "район", "району", "райони"} and (word != "р" or _is_hyphened(page, place)):
            page.claim(max(place - 1, 0), place + 1 + (word == "р"), "district")
        if word.startswith("област") or word == "обл":
            near = [
                at
                for at in (place - 1, place + 1, place + 2)
                if page.free(at) and _is_adjective(page, at) and (at < place + 2 or page.gap(at) == "-")
            ]
            if near and region is None:
                start, end = _whole(page, near[0])
                page.claim(min(start, place), max(end, place + 1), "region")
                region = "-".join(
                    [
                        *(token.text.capitalize() for token in page.tokens[start : end - 1]),
                        _feminine(page.tokens[end - 1].text),
                    ]
                )
        elif page.gap(place).endswith("(") and page.gap(place + 1).startswith(")") and _is_adjective(page, place):
            page.claim(place, place + 1, "region")
            region = region or _feminine(token.text)
    return region


def _whole(page: Page, place: int) -> tuple[int, int]:
    """«Івано-Франківська»: with the word that it is joined to."""
    return (place - 1 if page.gap(place) == "-" and page.free(place - 1) else place), place + 1


def _is_hyphened(page: Page, place: int) -> bool:
    """«Р-н», «р-ну», «р-на»."""
    return place + 1 < len(page) and page.gap(place + 1) == "-" and page.tokens[place + 1].forms[0] in _TAILS


_TAILS = {"н", "ну", "на", "ни", "не"}


def _is_adjective(page: Page, place: int) -> bool:
    word = page.tokens[place].forms[0]
    return word.endswith(("ска", "ской", "ский", "скои", "скую", "ску", "зка", "цка", "цкой", "цкая", "ская", "цкои"))


def _feminine(text: str) -> str:
    lower = text.lower()
    for ending in ("ської", "ській", "ську", "ська", "цької", "цькій", "цька"):
        if lower.endswith(ending):
            return (lower[: -len(ending)] + ending[0] + "ька").capitalize()
    for ending in ("ской", "скую", "ская"):
        if lower.endswith(ending):
            return (lower[: -len(ending)] + "ская").capitalize()
    return text.capitalize()
