"""Labels and waybill forms as the carrier prints them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class LabelForm(enum.StrEnum):
    """What is printed: the waybill itself, stickers eight to an A4 sheet, or one sticker a page."""

    WAYBILL = "waybill"
    MARKINGS_A4 = "markings_a4"
    MARKING_100X100 = "marking_100x100"
    MARKING_85X85 = "marking_85x85"


class LabelMedia(enum.StrEnum):
    """In what language a printer is spoken to."""

    PDF = "pdf"
    ZPL = "zpl"


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """A form in a medium."""

    form: LabelForm
    media: LabelMedia = LabelMedia.PDF


@dataclass(frozen=True, slots=True)
class Label:
    """The file itself. It holds names and phones: its bytes never print."""

    format: LabelFormat
    content: bytes = field(repr=False)
