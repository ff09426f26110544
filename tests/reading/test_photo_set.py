"""The reader's floors on a small part of the photos that `make bench` measures wholly."""

from __future__ import annotations

import pytest

from bot.reading.barcode import numbers_on_photo
from tests.reading.labels import Codes
from tests.reading.photo_set import TREATMENTS, photos

# Photos of a kind and width that must be read, of one for each treatment.
FLOORS = {
    (Codes.CODE_128, 400): len(TREATMENTS) - 1,
    (Codes.CODE_128, 1000): len(TREATMENTS),
    (Codes.QR, 400): len(TREATMENTS),
    (Codes.QR, 1000): len(TREATMENTS),
}


@pytest.mark.parametrize(("codes", "width"), FLOORS)
def test_labels_are_read_however_they_were_photographed(codes, width):
    read, wrong = 0, []
    for photo in photos(codes=[codes], widths=[width], labels=1):
        found = [number.value for number in numbers_on_photo(photo.jpeg) or []]
        read += photo.number in found
        wrong += [number for number in found if number != photo.number]
    assert read >= FLOORS[codes, width]
    assert wrong == []


def test_the_photos_are_the_same_each_time():
    asked = {"codes": [Codes.BOTH], "treatments": ["tilted +15", "everything"], "widths": [400], "labels": 2}
    assert [photo.jpeg for photo in photos(**asked)] == [photo.jpeg for photo in photos(**asked)]
