"""A spreadsheet of orders: its cells, what its columns mean, and what is wrong with a row."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.order import OrderDraft

Row = tuple[str, ...]


class Form(enum.StrEnum):
    """What the file is; the same comes back, but a form that only Excel writes comes back as xlsx."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a file's first sheet that has any, as text, the way Excel shows a plain cell. They never print.

    `delimiter` is the one of a csv.
    """

    rows: tuple[Row, ...] = field(repr=False)
    form: Form = Form.XLSX
    delimiter: str = ","


class Meaning(enum.StrEnum):
    """What a column holds. The values stand in callback data and in the table of layouts."""

    FULL_NAME = "name"
    LAST_NAME = "last"
    FIRST_NAME = "first"
    MIDDLE_NAME = "middle"
    PHONE = "phone"
    CITY = "city"
    REGION = "region"
    BRANCH = "branch"
    ADDRESS = "address"
    STREET = "street"
    HOUSE = "house"
    FLAT = "flat"
    POSTCODE = "postcode"
    WEIGHT = "weight"
    LENGTH = "length"
    WIDTH = "width"
    HEIGHT = "height"
    SIZE = "size"
    SEATS = "seats"
    DECLARED = "declared"
    COD = "cod"
    PAYER = "payer"
    DESCRIPTION = "goods"
    ORDER = "order"
    CARRIER = "carrier"
    NOTE = "note"
    WAYBILL = "waybill"  # ours or an earlier one: such a row has its waybill
    PRICE = "price"  # this and those below are written by us and read by nobody
    ARRIVES = "arrives"
    RESULT = "result"


OWN = (Meaning.WAYBILL, Meaning.PRICE, Meaning.ARRIVES, Meaning.RESULT)


@dataclass(frozen=True, slots=True)
class Question:
    """What must be asked about a layout: which of these columns holds that; "none" is an answer too."""

    meaning: Meaning
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns mean. `header` is the row of the headings; None where the table begins with an order.

    `in_grams` and `in_millimetres` tell the units of bare numbers. `given_name_first` is the order of a full name.
    `digest` is the same for every file of the same layout.
    """

    digest: str
    header: int | None
    columns: Mapping[Meaning, int]
    questions: tuple[Question, ...] = ()
    unused: tuple[int, ...] = ()
    in_grams: bool = False
    in_millimetres: bool = False
    given_name_first: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is not sent: the key of a text, about which column; `hint` is what the directory or a carrier offers.

    What stands in the cell is not here: it may be anybody's name or phone.
    """

    key: str
    meaning: Meaning | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row as it was understood. `number` counts the sheet's rows from 1, as Excel shows them. It never prints.

    `order` is the shop's own number of the order; `waybill` is what stands in the column of waybills.
    """

    number: int
    draft: OrderDraft = field(repr=False)
    order: str = ""
    waybill: str = ""
    faults: tuple[Fault, ...] = ()
