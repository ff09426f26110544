"""Bar codes on a photo → their texts, and the tracking numbers among them. Asks nobody, keeps nothing."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageChops, ImageFilter
from zxingcpp import BarcodeFormat

from bot.domain.numbers import NOVA_POSHTA, Doubt, FoundNumber, find_numbers, recognise
from bot.reading.picture import grey


class Kind(enum.StrEnum):
    """What sort of code it is; GOODS are those that name an article and not a parcel."""

    CODE_128 = "code128"
    CODE_93 = "code93"
    CODE_39 = "code39"
    ITF = "itf"
    QR = "qr"
    DATA_MATRIX = "data_matrix"
    AZTEC = "aztec"
    PDF_417 = "pdf417"
    GOODS = "goods"


# Codabar is left out: it has no check of its own, and so any stripes are one.
_KINDS = {
    BarcodeFormat.Code128: Kind.CODE_128,
    BarcodeFormat.Code93: Kind.CODE_93,
    BarcodeFormat.Code39: Kind.CODE_39,
    BarcodeFormat.ITF: Kind.ITF,
    BarcodeFormat.QRCode: Kind.QR,
    BarcodeFormat.DataMatrix: Kind.DATA_MATRIX,
    BarcodeFormat.Aztec: Kind.AZTEC,
    BarcodeFormat.PDF417: Kind.PDF_417,
    BarcodeFormat.EANUPC: Kind.GOODS,
    BarcodeFormat.DataBar: Kind.GOODS,
}
_ALL = zxingcpp.BarcodeFormats(list(_KINDS))
_BARS = zxingcpp.BarcodeFormats([BarcodeFormat.Code128, BarcodeFormat.Code93, BarcodeFormat.Code39, BarcodeFormat.ITF])


@dataclass(frozen=True, slots=True)
class Code:
    """A bar code as it was read."""

    text: str
    kind: Kind


def read_codes(image: bytes, enough: Callable[[Iterable[Code]], object] | None = None) -> list[Code]:
    """Read every code of a photo (JPEG, PNG, WebP), each once; empty where there is none.

    Once what was found is `enough`, a tracking number if not told, no further looks are taken.

    This is 0.1 to 3 seconds of processor time: call it in a thread. Pillow and zxing-cpp let go of the interpreter
    while they work. The work is bounded by the size of what is looked at and by the number of looks, not by a clock.
    Raises UnreadablePicture.
    """
    found: dict[Code, None] = {}
    for look, view in enumerate(_views(grey(image)), start=1):
        found |= dict.fromkeys(_codes_of(view))
        if look >= _LOOKS_AT_LEAST and (enough or numbers_on)(found):
            break
    return list(found)


def numbers_on(codes: Iterable[Code]) -> list[FoundNumber]:
    """Return the tracking numbers that the codes hold, each once; a code of goods holds none."""
    return list(dict.fromkeys(number for code in codes if code.kind is not Kind.GOODS for number in _numbers_of(code)))


def numbers_on_photo(image: bytes) -> list[FoundNumber] | None:
    """Return the tracking numbers of a photo; None where no code is to be seen, empty where codes hold no number.

    For a thread, as read_codes. Raises UnreadablePicture.
    """
    codes = read_codes(image)
    return numbers_on(codes) if codes else None


_WITH_SEAT = re.compile(r"\s*([0-9]{14})(?:[0-9]{1,4}|[^0-9].{0,8})?\s*")


def _numbers_of(code: Code) -> Iterator[FoundNumber]:
    """What a machine printed has no slips: a doubted number is another code's, but for S10, whose issuers err."""
    head = _WITH_SEAT.fullmatch(code.text)
    waybill = recognise(head[1]) if head else None
    if waybill is not None and NOVA_POSHTA in waybill.carriers:
        yield waybill
        return
    for number in find_numbers(code.text):
        if number.doubt is Doubt.NONE or (number.doubt is Doubt.CHECK_DIGIT and number.value[0].isalpha()):
            yield number


# A second look is always taken: it finds what lies in the shade or out of focus beside a code that is plain.
_LOOKS_AT_LEAST = 2
_SIDE = 1600
_MIDDLE_GREY = 128


@dataclass(frozen=True, slots=True)
class _View:
    """A way of looking at a picture, and for what."""

    picture: Image.Image
    formats: zxingcpp.BarcodeFormats = _ALL


def _views(picture: Image.Image) -> Iterator[_View]:
    """The likely and cheap first. At most 20, none much longer than LONGEST_SIDE."""
    yield _View(picture)
    even = _evened(_sized(picture))
    yield _View(even)
    yield from _leaning(even, (15, -15, 30, -30, 45))
    yield _View(even.filter(ImageFilter.UnsharpMask(radius=4, percent=250, threshold=0)))
    for tile in _tiles(picture):
        part = _evened(_sized(tile))
        yield _View(part)
        yield from _leaning(part, (20, -20))


def _leaning(picture: Image.Image, angles: tuple[int, ...]) -> Iterator[_View]:
    """For zxing-cpp reads bars that lean by some ten degrees, in each of four quarters; squares may lean anyhow."""
    for angle in angles:
        turned = picture.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=_MIDDLE_GREY)
        yield _View(turned, _BARS)


def _sized(picture: Image.Image) -> Image.Image:
    scale = _SIDE / max(picture.size)
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.BICUBIC)


def _evened(picture: Image.Image) -> Image.Image:
    """Take away what changes slowly, light and shade, so that only edges are left."""
    around = picture.filter(ImageFilter.BoxBlur(max(picture.size) // 30))
    return ImageChops.subtract(picture, around, scale=1, offset=_MIDDLE_GREY)


def _tiles(picture: Image.Image) -> Iterator[Image.Image]:
    """Four parts that overlap, for a code that is small on a large picture; on a small one nothing is gained."""
    if max(picture.size) <= _SIDE:
        return
    width, height = (picture.width * 2 + 2) // 3, (picture.height * 2 + 2) // 3
    for left in (0, picture.width - width):
        for top in (0, picture.height - height):
            yield picture.crop((left, top, left + width, top + height))


def _codes_of(view: _View) -> Iterator[Code]:
    for code in zxingcpp.read_barcodes(view.picture, formats=view.formats, text_mode=zxingcpp.TextMode.Plain):
        kind = Kind.GOODS if code.content_type is zxingcpp.ContentType.GS1 else _KINDS[code.symbology]
        yield Code(code.text, kind)
