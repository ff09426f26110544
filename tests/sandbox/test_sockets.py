"""A port that is taken is no reason to fail."""

from contextlib import closing

from sandbox.sockets import listen, port_of


def test_a_free_port_is_taken_as_asked():
    with closing(listen(0)) as probe:
        port = port_of(probe)
    with closing(listen(port)) as again:
        assert port_of(again) == port


def test_a_taken_port_gives_another():
    with closing(listen(0)) as first, closing(listen(port_of(first))) as second:
        assert port_of(second) not in (0, port_of(first))
