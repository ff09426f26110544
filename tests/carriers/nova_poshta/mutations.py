"""Spoiling one node of an answer: type changed, removed, null, list for object, 10 kB of text."""

import copy

from hypothesis import strategies as st

GONE = object()
ODD = st.one_of(
    st.just(GONE),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.just("x" * 10_000),
    st.just("2026-11-18 13:23:50"),
    st.lists(st.one_of(st.none(), st.text(max_size=5)), max_size=2),
    st.dictionaries(st.text(max_size=5), st.none(), max_size=2),
)


def nodes(told, path=()):
    """All paths into an envelope."""
    yield path
    inner = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in inner:
        yield from nodes(value, (*path, key))


def mutated(told, path, value):
    """A copy with the node at `path` replaced, or removed."""
    if not path:
        return None if value is GONE else value
    fresh = copy.deepcopy(told)
    inner = fresh
    for key in path[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return fresh
