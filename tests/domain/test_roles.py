"""A parcel has two views, and one of them is for anybody."""

from __future__ import annotations

from bot.domain.roles import View


def test_there_are_two_views_of_a_parcel():
    assert {view.value for view in View} == {"public", "full"}
