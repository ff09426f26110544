"""A parcel keeps the number it was first known by, whatever numbers it travels on under."""

from __future__ import annotations

from dataclasses import fields

from bot.domain.numbers import Doubt
from bot.domain.parcel import TrackedParcel, Trouble


def test_the_first_number_stays_the_parcel_s_own():
    blank = dict.fromkeys(field.name for field in fields(TrackedParcel))
    parcel = TrackedParcel(**blank | {"numbers": ("20450000000001", "20450000000002")})
    assert parcel.number == "20450000000001"


def test_every_doubt_about_a_number_has_its_trouble():
    assert {doubt.value for doubt in Doubt} - {"none"} <= {trouble.value for trouble in Trouble}
