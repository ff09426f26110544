"""How many photos of labels are read, and how long that takes, by the photo's width and the label's codes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from bot.reading.barcode import numbers_on_photo
from tests.reading.labels import Codes
from tests.reading.photo_set import TREATMENTS, WIDTHS, Photo, photos

_AT_ONCE = 4
_TICK_S = 0.002


@dataclass(slots=True)
class Cell:
    """The photos of one width and kind."""

    photos: int = 0
    read: int = 0
    wrong: int = 0
    ms: list[float] = field(default_factory=list)

    def count(self, photo: Photo) -> bool:
        """Read a photo, in this thread's own processor time; whether it was read."""
        began = time.thread_time()
        found = [number.value for number in numbers_on_photo(photo.jpeg) or []]
        self.ms.append(1000 * (time.thread_time() - began))
        self.photos += 1
        self.read += photo.number in found
        self.wrong += any(number != photo.number for number in found)
        return photo.number in found


@dataclass(slots=True)
class Measured:
    """All cells, what was not read, and how long others waited meanwhile."""

    cells: dict[tuple[Codes, int], Cell]
    missed: list[Photo] = field(default_factory=list)
    waits_ms: list[float] = field(default_factory=list)


def measure(labels: int = 1) -> Measured:
    """Read the whole set, `labels` labels of each sort, then a few hard ones at once beside a loop."""
    measured = Measured({(codes, width): Cell() for codes in Codes for width in WIDTHS})
    for photo in photos(labels=labels):
        if not measured.cells[photo.codes, photo.width].count(photo):
            measured.missed.append(photo)
    measured.waits_ms = asyncio.run(_waits())
    return measured


def show(measured: Measured) -> None:
    """Print the table."""
    print(f"\nPhotos of labels read, of {len(TREATMENTS)} treatments; processor ms a photo, median and most")
    print(f"{'width px':>10}" + "".join(f"{codes.value:>28}" for codes in Codes))
    for width in WIDTHS:
        print(f"{width:10}" + "".join(_told(measured.cells[codes, width]) for codes in Codes))
    print(f"wrong numbers read: {sum(cell.wrong for cell in measured.cells.values())}")
    print(f"missed: {', '.join(_names(measured.missed)) or 'none'}")
    longest, middle = max(measured.waits_ms), median(measured.waits_ms)
    print(
        f"a loop beside {_AT_ONCE} hard photos read at once: late by {middle:.1f} ms (median), {longest:.0f} ms (most)"
    )


def _told(cell: Cell) -> str:
    share = f"{cell.read}/{cell.photos}"
    return f"{share:>9}{100 * cell.read / cell.photos:5.0f}%{median(cell.ms):7.0f}{max(cell.ms):6.0f}"


def _names(missed: list[Photo]) -> Iterator[str]:
    for name in dict.fromkeys((photo.codes, photo.treatment) for photo in missed):
        widths = sorted({photo.width for photo in missed if (photo.codes, photo.treatment) == name})
        yield f"{name[0].value} {name[1]} at {'/'.join(map(str, widths))}"


async def _waits() -> list[float]:
    hard = list(photos(codes=[Codes.CODE_128], treatments=["everything"], widths=[600], labels=_AT_ONCE))
    reading = asyncio.gather(*(asyncio.to_thread(numbers_on_photo, photo.jpeg) for photo in hard))
    waits = []
    while not reading.done():
        began = time.perf_counter()
        await asyncio.sleep(_TICK_S)
        waits.append(1000 * (time.perf_counter() - began - _TICK_S))
    await reading
    return waits
