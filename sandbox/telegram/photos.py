"""What Telegram makes of a photo: upright JPEGs of several sizes, without what the camera wrote into it.

It knows pictures only: no files, no messages.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

# Long sides of Telegram's sizes s, m, x and y; a larger photo is made smaller (core.telegram.org/api/files)
BOXES = (90, 320, 800, 1280)
QUALITY = 87  # not published by Telegram: what its own applications write, as seen in their photos
SIDES_TOGETHER = 10_000
RATIO = 20
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


class NoPhoto(ValueError):
    """The bytes are no picture that Telegram takes."""


class WrongSides(Exception):
    """The picture is too large, or too narrow."""


@dataclass(frozen=True)
class Size:
    """One size of a photo as a JPEG."""

    width: int
    height: int
    content: bytes


def squeezed(content: bytes) -> list[Size]:
    """The photo in all its sizes, the smallest first; raises NoPhoto or WrongSides."""
    picture = _opened(content)
    long_side = max(picture.size)
    boxes = [box for box in BOXES if box < long_side]
    if long_side <= BOXES[-1]:
        boxes.append(long_side)
    return [_fitted(picture, box) for box in boxes]


def thumbnail(content: bytes) -> Size | None:
    """A small JPEG of a picture sent as a file, None where the file is no picture."""
    try:
        return _fitted(_opened(content), BOXES[1])
    except (NoPhoto, WrongSides):
        return None


def blank(side: int) -> bytes:
    """A white square as a PNG."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), "white").save(out, "PNG")
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the sides are judged right below
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
        _check_sides(*picture.size)
        return _flat(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError as error:
        raise WrongSides from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise NoPhoto(str(error)) from error


def _check_sides(width: int, height: int) -> None:
    if width + height > SIDES_TOGETHER or max(width, height) > RATIO * min(width, height):
        raise WrongSides


def _flat(picture: Image.Image) -> Image.Image:
    """Without transparency: what shone through is white."""
    if picture.mode == "RGB":
        return picture
    with_alpha = picture.convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, with_alpha).convert("RGB")


def _fitted(picture: Image.Image, box: int) -> Size:
    scale = min(box / max(picture.size), 1)
    width, height = (max(round(side * scale), 1) for side in picture.size)
    made = picture.resize((width, height), Image.Resampling.LANCZOS) if scale < 1 else picture
    out = io.BytesIO()
    made.save(out, "JPEG", quality=QUALITY)
    return Size(width, height, out.getvalue())
