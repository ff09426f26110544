"""Photos of labels as people take them, made anew from a seed each time: the same photos on every machine.

A scene is a label on cardboard, 1,600 × 2,133 pixels, of which the label takes 72 % of the width; then come the
camera's and Telegram's doings. `width` is the photo's own, so a label on a photo of 400 pixels is 288 wide.
"""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

from tests.reading.labels import Codes, draw_label

WIDTHS = (400, 500, 600, 800, 1000, 1200, 1600)
SCENE = (1600, 2133)
_LABEL = 1152
_CARDBOARD = 168
_JPEG_QUALITY = 60
_TELEGRAM_SIDE, _TELEGRAM_QUALITY = 1280, 80


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo, and what stands on it."""

    number: str
    codes: Codes
    treatment: str
    width: int
    jpeg: bytes


def photos(
    *,
    widths: Sequence[int] = WIDTHS,
    codes: Sequence[Codes] = tuple(Codes),
    treatments: Sequence[str] = (),
    labels: int = 2,
) -> Iterator[Photo]:
    """Make each treatment (all of them, where none is named) of `labels` labels a kind of code, at each width."""
    for kind, treatment, label in itertools.product(codes, treatments or TREATMENTS, range(labels)):
        number = number_of(label)
        for width in widths:
            yield Photo(number, kind, treatment, width, _taken(number, kind, treatment, width))


def number_of(label: int) -> str:
    """Invent the number of the set's n-th label."""
    return f"20450{random.Random(label).randrange(10**9):09d}"


def on_cardboard(label: Image.Image, *, angle: float = 0, at: tuple[int, int] | None = None) -> Image.Image:
    """Lay a label on cardboard, turned by `angle` degrees, in the middle or with its corner at a place."""
    scene = Image.new("L", SCENE, _CARDBOARD)
    _lay(scene, label, angle, at)
    return scene


def several_on_cardboard(labels: Sequence[Image.Image]) -> Image.Image:
    """Lay labels one under another."""
    scene = Image.new("L", SCENE, _CARDBOARD)
    step = SCENE[1] // len(labels)
    for place, label in enumerate(labels):
        _lay(scene, label, 0, ((SCENE[0] - label.width) // 2, place * step + (step - label.height) // 2))
    return scene


def as_jpeg(image: Image.Image, quality: int = _JPEG_QUALITY, **more: object) -> bytes:
    """Return the file that a phone would make of it."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality, **more)
    return file.getvalue()


def squeezed(jpeg: bytes) -> bytes:
    """Do what Telegram does to a photo: at most 1,280 pixels a side, JPEG again."""
    with Image.open(io.BytesIO(jpeg)) as image:
        image.thumbnail((_TELEGRAM_SIDE, _TELEGRAM_SIDE), Image.Resampling.BILINEAR)
        return as_jpeg(image, _TELEGRAM_QUALITY)


def _lay(scene: Image.Image, label: Image.Image, angle: float, at: tuple[int, int] | None) -> None:
    """Paste with its own outline, so that the corners of a turned label stay cardboard."""
    turned = label.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    outline = Image.new("L", label.size, 255).rotate(angle, Image.Resampling.BICUBIC, expand=True)
    middle = ((scene.width - turned.width) // 2, (scene.height - turned.height) // 2)
    scene.paste(turned, at or middle, outline)


def _taken(number: str, codes: Codes, treatment: str, width: int) -> bytes:
    image = _scene(number, codes, treatment)
    image = image.resize((width, round(width * SCENE[1] / SCENE[0])), Image.Resampling.BOX, reducing_gap=None)
    if treatment in {"noisy", "everything"}:
        image = _noisy(image)
    jpeg = as_jpeg(image)
    return squeezed(jpeg) if treatment in {"squeezed", "everything"} else jpeg


@lru_cache(maxsize=2)  # the widths of one scene follow each other
def _scene(number: str, codes: Codes, treatment: str) -> Image.Image:
    return TREATMENTS[treatment](draw_label(number, codes, _LABEL))


def _turned(angle: float) -> Callable[[Image.Image], Image.Image]:
    return lambda label: on_cardboard(label, angle=angle)


def _blurred(label: Image.Image) -> Image.Image:
    """Out of focus by about half a bar."""
    return on_cardboard(label).filter(ImageFilter.GaussianBlur(3.6))


def _shaken(label: Image.Image) -> Image.Image:
    """Moved along the bars' reading direction while the shutter was open."""
    scene = on_cardboard(label, angle=4)
    return Image.blend(ImageChops.offset(scene, 2, 0), ImageChops.offset(scene, -2, 0), 0.5)


def _shadowed(label: Image.Image) -> Image.Image:
    return _under_shadow(on_cardboard(label, angle=3))


def _aslant(label: Image.Image) -> Image.Image:
    return _from_aside(on_cardboard(label))


def _everything(label: Image.Image) -> Image.Image:
    scene = _under_shadow(_from_aside(on_cardboard(label, angle=-7)))
    return scene.filter(ImageFilter.GaussianBlur(2))


def _from_aside(scene: Image.Image) -> Image.Image:
    """See the scene from the left and from below: the far side is smaller by a fifth."""
    wide, high = scene.size
    plane = (1.12, 0.08, -0.09 * wide, 0.02, 1.1, -0.06 * high, 0.13 / wide, 0.09 / high)
    return scene.transform(
        scene.size, Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC, fillcolor=_CARDBOARD
    )


def _under_shadow(scene: Image.Image) -> Image.Image:
    """Let somebody's hand darken a half, with a soft edge, and the light fall off to one side."""
    shade = Image.new("L", (8, 8), 255)
    for column, row in itertools.product(range(8), range(8)):
        shade.putpixel((column, row), 255 - 12 * column - (110 if column + row > 7 else 0))
    return ImageChops.multiply(scene, shade.resize(scene.size, Image.Resampling.BICUBIC))


def _noisy(image: Image.Image) -> Image.Image:
    grain = random.Random(image.width).randbytes(image.width * image.height)
    return Image.blend(image, Image.frombytes("L", image.size, grain), 0.16)


TREATMENTS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "straight": _turned(0),
    "tilted +15": _turned(15),
    "tilted -15": _turned(-15),
    "turned 90": _turned(90),
    "turned 180": _turned(180),
    "turned 97": _turned(97),
    "blurred": _blurred,
    "shaken": _shaken,
    "shadowed": _shadowed,
    "aslant": _aslant,
    "noisy": _turned(5),
    "squeezed": _turned(-5),
    "everything": _everything,
}
