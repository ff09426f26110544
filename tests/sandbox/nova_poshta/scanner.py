"""A scanner for Code 128: reads the bars that a PDF draws, by their widths."""

from __future__ import annotations

import re
from itertools import pairwise

from reportlab.graphics.barcode import code128

_BAR = re.compile(rb"n ([\d.]+) [\d.]+ ([\d.]+) [\d.]+ re f")
_WIDTHS = str.maketrans("abcd", "1234")
_VALUES = {told.lower().translate(_WIDTHS): value for value, told in code128._patterns.items()}
_SETS = {103: "A", 104: "B", 105: "C"}
_CHANGES = {99: "C", 100: "B", 101: "A"}


def scanned(pdf: bytes) -> list[str]:
    """The texts of all bar codes of an uncompressed PDF, in the order of drawing."""
    drawn = ([(float(left), float(width)) for left, width in _BAR.findall(part)] for part in pdf.split(b" cm\n"))
    return [_read(sorted(bars)) for bars in drawn if bars]


def _read(bars: list[tuple[float, float]]) -> str:
    module = min(width for _, width in bars)
    edges = [edge for left, width in bars for edge in (left, left + width)]
    widths = "".join(str(round((right - left) / module)) for left, right in pairwise(edges))
    symbols = [widths[start : start + 6] for start in range(0, len(widths) - 7, 6)]
    values = [_VALUES[symbol] for symbol in symbols]
    start, *told, check = values
    assert (start + sum(place * value for place, value in enumerate(told, 1))) % 103 == check
    return _text(_SETS[start], told)


def _text(code_set: str, values: list[int]) -> str:
    text = ""
    for value in values:
        if value in _CHANGES and not (code_set == "C" and value == 99):
            code_set = _CHANGES[value]
        else:
            text += f"{value:02}" if code_set == "C" else chr(value + 32)
    return text
