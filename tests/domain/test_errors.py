"""Every expected refusal carries a text key and its arguments."""

from __future__ import annotations

import pytest

from bot.domain import errors


def test_an_error_speaks_by_its_own_key():
    error = errors.TooOften(seconds=40)
    assert (error.key, error.arguments, str(error)) == ("error-too-often", {"seconds": 40}, "error-too-often")


def test_an_error_may_be_given_a_closer_key():
    error = errors.NotAllowed("error-not-yours", number="20450000000001")
    assert error.key == "error-not-yours"
    assert errors.NotAllowed().key == "error-not-allowed"


@pytest.mark.parametrize("kind", errors.DeskError.__subclasses__())
def test_every_kind_stands_in_the_tree_and_has_a_key_of_its_own(kind):
    others = {other.key for other in errors.DeskError.__subclasses__() if other is not kind}
    assert kind.key.startswith("error-")
    assert kind.key not in others | {errors.DeskError.key}
    assert f"x {kind.__name__} " in (errors.__doc__ or "")


def test_a_message_that_may_be_sent_again_says_when():
    assert errors.Undelivered("429", retry_after=3.5).retry_after == 3.5
    assert errors.Undelivered("no answer").retry_after is None
    assert str(errors.Undelivered("no answer")) == "no answer"


@pytest.mark.parametrize("kind", errors.DeliveryFailed.__subclasses__())
def test_a_failed_delivery_is_no_refusal_to_a_person(kind):
    assert not issubclass(kind, errors.DeskError)
    assert f"x {kind.__name__} " in (errors.__doc__ or "")
