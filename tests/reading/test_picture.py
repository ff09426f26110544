"""Whatever bytes arrive as a photo, they become upright grey pixels or a named fault."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from bot.reading.picture import LARGEST_FILE, LONGEST_SIDE, Fault, UnreadablePicture, grey

ORIENTATION = 0x0112
UPRIGHT = Image.new("L", (80, 48), 255)
UPRIGHT.paste(0, (0, 0, 30, 16))  # one dark corner tells all turns and mirrors apart
BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def saved(image, kind, **more):
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def oriented(orientation):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def fault_of(file):
    with pytest.raises(UnreadablePicture) as caught:
        grey(file)
    return caught.value.fault


def differs(one, other):
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", BACK)
def test_a_picture_stands_upright_however_the_camera_was_held(kind, orientation):
    turn = BACK[orientation]
    held = UPRIGHT if turn is None else UPRIGHT.transpose(turn)
    picture = grey(saved(held, kind, exif=oriented(orientation)))
    assert picture.size == UPRIGHT.size
    assert differs(picture, UPRIGHT) < 4


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_colours_become_grey(mode):
    assert differs(grey(saved(UPRIGHT.convert(mode), "PNG")), UPRIGHT) == 0


def test_a_printers_colours_become_grey():
    assert differs(grey(saved(UPRIGHT.convert("CMYK"), "JPEG", quality=95)), UPRIGHT) < 4


def test_what_is_transparent_is_paper():
    nothing = Image.new("LA", UPRIGHT.size, (0, 0))
    nothing.paste((0, 255), (0, 0, 30, 16))
    assert differs(grey(saved(nothing, "PNG")), UPRIGHT) == 0


def test_sixteen_bits_of_grey_are_not_cut_off():
    levels = [3_000, 30_000, 60_000]
    deep = Image.frombytes("I;16", (3, 1), b"".join(level.to_bytes(2, "little") for level in levels))
    assert list(grey(saved(deep, "PNG")).tobytes()) == [level // 256 for level in levels]


def test_a_phones_many_megapixels_are_looked_at_in_small():
    file = saved(Image.new("L", (8160, 6120), 200), "JPEG")
    assert max(grey(file).size) <= LONGEST_SIDE


def test_two_pictures_in_one_file_are_its_first():
    file = saved(UPRIGHT, "MPO", save_all=True, append_images=[Image.new("L", (80, 48))])
    assert differs(grey(file), UPRIGHT) < 4


@pytest.mark.parametrize("size", [(6000, 5000), (20_000, 20_000)])
def test_a_small_file_that_unpacks_to_much_is_refused(size):
    file = saved(Image.new("1", size), "PNG")
    assert len(file) < 100_000
    assert fault_of(file) is Fault.TOO_LARGE


def test_a_jpeg_of_more_pixels_than_any_phone_takes_is_refused():
    assert fault_of(saved(Image.new("L", (9000, 6000)), "JPEG")) is Fault.TOO_LARGE


def test_a_file_larger_than_a_bot_may_fetch_is_refused_unopened():
    assert fault_of(saved(UPRIGHT, "JPEG") + bytes(LARGEST_FILE)) is Fault.TOO_LARGE


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"20450000000001",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        saved(UPRIGHT, "TIFF"),
        saved(UPRIGHT, "GIF"),
        saved(UPRIGHT, "BMP"),
    ],
    ids=["empty", "text", "pdf", "heic", "tiff", "gif", "bmp"],
)
def test_other_files_are_no_pictures(file):
    assert fault_of(file) is Fault.NOT_A_PICTURE


def test_half_a_file_is_broken():
    file = saved(Image.effect_noise((200, 200), 90), "JPEG")
    assert fault_of(file[: len(file) // 2]) is Fault.BROKEN


WHOLE = [
    saved(UPRIGHT, "JPEG", exif=oriented(6)),
    saved(UPRIGHT, "JPEG", progressive=True),
    saved(UPRIGHT.convert("RGB"), "PNG", exif=oriented(8)),
    saved(UPRIGHT.convert("P"), "PNG", transparency=0),
    saved(UPRIGHT.convert("RGBA"), "WEBP", exif=oriented(3)),
    saved(UPRIGHT, "MPO", save_all=True, append_images=[UPRIGHT]),
]


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says what it finds odd, and goes on
@given(
    whole=st.sampled_from(WHOLE),
    slips=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=8),
    length=st.none() | st.integers(0, 700),
)
def test_nothing_but_a_named_fault_comes_out_of_a_file_that_lies(whole, slips, length):
    file = bytearray(whole[:length])
    for place, value in slips:
        if place < len(file):
            file[place] = value
    try:
        picture = grey(bytes(file))
    except UnreadablePicture:
        return
    assert picture.mode == "L"
