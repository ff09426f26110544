"""A rectangle of the map and the squares of a grid over it hold just what stands there, wherever that is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.branch_search import Box
from bot.domain.curve import Curve

NORTH, EAST = st.floats(-90, 90), st.floats(-180, 180)
NEAR = st.tuples(st.floats(44, 52), st.floats(22, 40))
PLACES = st.lists(st.tuples(NORTH, EAST) | NEAR | st.just((math.nan, math.nan)), max_size=40)
BOXES = st.builds(
    lambda one, other: Box(
        south=min(one[0], other[0]), north=max(one[0], other[0]), west=min(one[1], other[1]), east=max(one[1], other[1])
    ),
    st.tuples(NORTH, EAST) | NEAR,
    st.tuples(NORTH, EAST) | NEAR,
)


def inside(box, places):
    return [
        place
        for place, (north, east) in enumerate(places)
        if box.south <= north <= box.north and box.west <= east <= box.east
    ]


def curve_of(places):
    return Curve([north for north, _ in places], [east for _, east in places])


@given(PLACES, BOXES)
def test_a_rectangle_holds_what_stands_in_it_and_nothing_else(places, box):
    assert sorted(curve_of(places).within(box)) == inside(box, places)


@given(PLACES, BOXES, st.integers(1, 500))
def test_squares_share_out_all_that_stands_there_and_are_no_more_than_asked_for(places, box, most):
    curve = curve_of(places)
    squares = list(curve.squares(box, most))
    assert len(squares) <= most
    found = [
        place for square in squares for place in (square.places if square.whole else curve.only_in(box, square.places))
    ]
    assert sorted(found) == inside(box, places)


@given(st.lists(NEAR, min_size=1, max_size=20))
def test_the_middle_of_a_square_is_that_of_its_places(places):
    (square,) = curve_of(places).squares(Box(south=-90, west=-180, north=90, east=180), 1)
    assert square.middle.latitude == pytest.approx(sum(north for north, _ in places) / len(places))
    assert square.middle.longitude == pytest.approx(sum(east for _, east in places) / len(places))


@pytest.mark.parametrize("box", [Box(south=2, west=0, north=1, east=1), Box(south=0, west=2, north=1, east=1)])
def test_a_rectangle_turned_inside_out_holds_nothing(box):
    assert curve_of([(1.5, 0.5)]).within(box) == []
