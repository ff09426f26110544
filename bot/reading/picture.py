"""The file of a photo → grey pixels, upright, in bounded memory. Knows no codes; what it cannot read it names."""

from __future__ import annotations

import enum
import io
import struct
import zlib

from PIL import ExifTags, Image, UnidentifiedImageError

LARGEST_FILE = 20 * 2**20  # bytes: as much as the Bot API lets a bot fetch
LONGEST_SIDE = 2560  # pixels of what is looked at

# Pixels a file may have, which is some 200 MB while it is unpacked. A JPEG is unpacked at a fraction of its size, so
# that a phone's fifty megapixels cost less than that.
_MOST_PIXELS = {"JPEG": 52_000_000, "MPO": 52_000_000, "PNG": 17_000_000, "WEBP": 12_600_000}
_ENOUGH = LONGEST_SIDE  # no JPEG is unpacked smaller than this
_WHITE = 255

_Turn = Image.Transpose
_TURNS = {  # by the EXIF tag: how the camera was held, or mirrored
    2: _Turn.FLIP_LEFT_RIGHT,
    3: _Turn.ROTATE_180,
    4: _Turn.FLIP_TOP_BOTTOM,
    5: _Turn.TRANSPOSE,
    6: _Turn.ROTATE_270,
    7: _Turn.TRANSVERSE,
    8: _Turn.ROTATE_90,
}


class Fault(enum.StrEnum):
    """Why a file was not looked at."""

    NOT_A_PICTURE = "not_a_picture"  # nor are HEIC, TIFF and PDF: a person can send them as a photo instead
    TOO_LARGE = "too_large"
    BROKEN = "broken"


class UnreadablePicture(Exception):
    """The file is not a picture that can be looked at; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        """Carry the reason."""
        self.fault = fault
        super().__init__(fault.value)


# What Pillow's readers of JPEG, PNG, WebP and EXIF were seen to raise over bytes that lie.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError, struct.error, zlib.error)


def grey(file: bytes) -> Image.Image:
    """Return the picture as people see it, in mode "L", at most LONGEST_SIDE a side; raises UnreadablePicture alone."""
    if len(file) > LARGEST_FILE:
        raise UnreadablePicture(Fault.TOO_LARGE)
    try:
        with Image.open(io.BytesIO(file), formats=("JPEG", "PNG", "WEBP")) as image:
            return _upright(image)
    except UnidentifiedImageError as error:
        raise UnreadablePicture(Fault.NOT_A_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadablePicture(Fault.TOO_LARGE) from error
    except _BROKEN as error:
        raise UnreadablePicture(Fault.BROKEN) from error


def _upright(image: Image.Image) -> Image.Image:
    """Unpack, once the head of the file has said that this is affordable."""
    if image.width * image.height > _MOST_PIXELS[image.format or ""]:
        raise UnreadablePicture(Fault.TOO_LARGE)
    image.draft("L", (_ENOUGH, _ENOUGH))
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    picture = _without_colours(image)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BILINEAR)
    return picture if turn is None else picture.transpose(turn)


def _without_colours(image: Image.Image) -> Image.Image:
    if image.mode == "I;16":
        image = image.point(lambda level: level * (1 / 256))  # a plain convert cuts 16 bits off at 255
    return _on_white(image) if image.has_transparency_data else image.convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    """Black bars on nothing would be black on black otherwise."""
    colours = image.convert("RGBA")
    paper = Image.new("L", image.size, _WHITE)
    paper.paste(colours.convert("L"), mask=colours.getchannel("A"))
    return paper
