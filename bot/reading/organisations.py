"""A firm or a military unit that receives the parcel of a written order."""

from __future__ import annotations

from bot.reading.order_page import Page

_MOST_WORDS = 6


def find_organisation(page: Page) -> str | None:
    """A firm or a military unit that receives: its tokens are claimed, so that they are nobody's name."""
    for hit in page.hits("people"):
        if hit.concept != "organisation" or not page.free(hit.place) or len(page.tokens[hit.place].text) + hit.size < 3:  # noqa: PLR2004
            continue
        end = hit.end
        quoted = page.gap(end).strip()[-1:] in {'"', "«", "“", "„", "'"}
        while (
            end < len(page)
            and end - hit.end < _MOST_WORDS
            and ((end == hit.end and quoted) or not _closes(page, end, quoted=quoted))
        ):
            end += 1
        page.claim(hit.place, end, "organisation")
        return page.text[page.tokens[hit.place].start : page.tokens[end - 1].end] + (
            '"' if quoted and '"' in page.gap(hit.end) else ""
        )
    return None


def _closes(page: Page, place: int, *, quoted: bool) -> bool:
    gap = page.gap(place)
    return bool(set(gap) & set('"»”“')) if quoted else page.stops(place)
