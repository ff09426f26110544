"""One address cannot take all there is; who it is, its own headers do not say."""

import pytest

from bot.web import rate
from bot.web.rate import Rate, caller


def test_so_many_at_once_and_then_so_many_a_second():
    one = Rate(per_second=2, burst=3)
    assert [one.allows("192.0.2.1", 0.0) for _ in range(4)] == [True, True, True, False]
    assert [one.allows("192.0.2.1", 1.0) for _ in range(3)] == [True, True, False]


def test_one_address_does_not_hold_up_another():
    one = Rate(per_second=1, burst=1)
    assert one.allows("192.0.2.1", 0.0)
    assert not one.allows("192.0.2.1", 0.1)
    assert one.allows("192.0.2.2", 0.1)


def test_a_household_of_ipv6_is_one():
    one = Rate(per_second=1, burst=1)
    assert one.allows("2001:db8:1:2::1", 0.0)
    assert not one.allows("2001:db8:1:2:ffff::9", 0.0)
    assert one.allows("2001:db8:1:3::1", 0.0)
    assert one.allows("::ffff:192.0.2.1", 0.0)
    assert not one.allows("192.0.2.1", 0.0)


def test_memory_does_not_grow_with_the_number_of_addresses(monkeypatch):
    monkeypatch.setattr(rate, "_MOST_ADDRESSES", 10)
    one = Rate(per_second=1, burst=1)
    for number in range(100):
        one.allows(f"192.0.2.{number}", float(number))
    assert len(one) <= 10


@pytest.mark.parametrize(
    ("forwarded", "hops", "who"),
    [
        ("", 0, "198.51.100.7"),
        ("203.0.113.5", 0, "198.51.100.7"),  # nobody's proxy stands there: the header is the caller's own word
        ("203.0.113.5", 1, "203.0.113.5"),
        ("10.0.0.1, 203.0.113.5", 1, "203.0.113.5"),
        ("spoofed, 203.0.113.5, 10.0.0.2", 2, "203.0.113.5"),
        ("", 1, "198.51.100.7"),
    ],
)
def test_only_what_proxies_of_ours_wrote_is_believed(forwarded, hops, who):
    assert caller("198.51.100.7", forwarded, hops) == who
