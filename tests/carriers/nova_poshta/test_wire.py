import json

import pytest
from pydantic import SecretStr

from bot.carriers.base import Account, Busy, Denied, Problem, Rejected
from bot.carriers.nova_poshta.wire import pairs, read, request
from bot.carriers.transport import Down, scrubbed
from bot.http import Answer, Unusable
from tests.carriers.nova_poshta.entries import body, entry, envelope

TEXT = "Please enter a valid phone number"


def opened(content, status=200, **headers):
    return read(Answer(status, headers, content))


def failing(*codes, **fields):
    texts = [f"text of {code}" for code in codes]
    return body(success=False, errors=texts, errorCodes=list(codes), **fields)


def test_a_call_is_the_body_that_the_carrier_expects():
    told = json.loads(request(Account("nova_poshta", SecretStr("key-5e17"), 1), "Model", "method", {"A": "б"}))
    assert told == {
        "apiKey": "key-5e17",
        "modelName": "Model",
        "calledMethod": "method",
        "methodProperties": {"A": "б"},
    }


@pytest.mark.parametrize(
    ("texts", "codes", "told"),
    [
        ([], [], ()),
        (None, None, ()),
        ("alone", [], (Problem("", "alone"),)),
        (["a", "b"], ["1", "2"], (Problem("1", "a"), Problem("2", "b"))),
        # of different lengths: which belongs to which is not told
        (["a", "b"], ["2"], (Problem("", "a"), Problem("", "b"), Problem("2", ""))),
        # an object of codes says it by place
        (["a", "b"], {"1": "2"}, (Problem("", "a"), Problem("2", "b"))),
        ({"Phone": "wrong"}, {"Phone": "7"}, (Problem("7", "wrong", "Phone"),)),
        ({"Phone": "wrong"}, ["7"], (Problem("", "wrong", "Phone"), Problem("7", ""))),
        ([{"ID_20450990000001": TEXT}], [], (Problem("", TEXT, "ID_20450990000001"),)),
        ([{"ID_1": "a"}, {"ID_2": "b"}], ["9", "8"], None),
        ([["nested"], 5, None], [], (Problem("", '["nested"]'), Problem("", "5"), Problem("", "null"))),
    ],
)
def test_lists_and_objects_flatten_to_code_text_and_field(texts, codes, told):
    if told is not None:
        assert pairs(texts, codes) == told
    else:
        assert {problem.field for problem in pairs(texts, codes)} >= {"ID_1", "ID_2"}


def test_entries_and_warnings_come_out():
    told = opened(body(entry(), warnings=[{"ID_1": TEXT}]))
    assert told.entries == (entry(),)
    assert told.warnings == (Problem("", TEXT, "ID_1"),)


@pytest.mark.parametrize("success", [True, 1, "1", "true"])
def test_success_is_said_in_several_ways(success):
    assert opened(body(entry(), success=success)).entries


@pytest.mark.parametrize("odd", ["\ud800", float("nan"), 10**30])
def test_one_odd_value_does_not_cost_the_whole_answer(odd):
    content = json.dumps(envelope(entry(Status=odd), entry(Number="20450990000002"))).encode()
    assert len(opened(content).entries) == 2


def test_an_answer_wrapped_in_a_list_and_a_lone_entry_are_understood():
    assert opened(b"[" + body(entry()) + b"]").entries == (entry(),)
    assert opened(body(data=entry())).entries == (entry(),)


@pytest.mark.parametrize("data", [None, [], [None], ["x"], [[entry()]], 5])
def test_what_is_no_entry_is_left_out(data):
    assert opened(body(data=data)).entries == ()


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("20000200068", Denied),
        ("20000201204", Denied),
        ("20000101582", Denied),
        ("20000401501", Busy),
        ("20000501331", Busy),
        ("20000303747", Busy),
        ("20000100016", Down),
        ("20000100008", Down),
        ("20001401442", Rejected),
        ("20009999999", Rejected),
        ("ERR_0001", Rejected),
    ],
)
def test_error_codes_are_sorted_by_what_the_desk_does(code, error):
    with pytest.raises(error):
        opened(failing(code))


@pytest.mark.parametrize(
    ("codes", "error"),
    [
        (["20009999999", "20000401501", "20000200068"], Denied),
        (["20009999999", "20000100016", "20000401501"], Busy),
        (["20009999999", "20000100016"], Down),
    ],
)
def test_of_several_errors_the_worst_decides(codes, error):
    with pytest.raises(error):
        opened(failing(*codes))


@pytest.mark.parametrize(("text", "error"), [("API auth fail", Denied), ("To many requests", Busy)])
def test_two_texts_are_known_even_without_a_code(text, error):
    with pytest.raises(error):
        opened(body(success=False, errors=[text]))


def test_errors_beside_success_are_errors():
    with pytest.raises(Rejected) as caught:
        opened(body(entry(), errors={"Phone": "wrong"}, errorCodes={"Phone": "20009999999"}))
    assert caught.value.problems == (Problem("20009999999", "wrong", "Phone"),)
    assert "wrong" not in str(caught.value)


def test_a_refusal_without_a_word_is_unusable():
    with pytest.raises(Unusable):
        opened(body(success=False))


@pytest.mark.parametrize(("status", "error"), [(401, Denied), (403, Denied), (429, Busy)])
def test_the_status_of_http_is_heard_too(status, error):
    with pytest.raises(error):
        opened(b"<html>", status)


def test_how_long_to_wait_is_passed_on():
    for told, seconds in (({"retry-after": "7"}, 7.0), ({}, None)):
        with pytest.raises(Busy) as caught:
            opened(b"", 429, **told)
        assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"{}", b"5", b'"x"', body(entry())[:-9], b"\xff\xfe", b"[" * 100_000, b"9" * 5000],
)
def test_what_is_no_envelope_is_unusable(content):
    with pytest.raises(Unusable) as caught:
        opened(content)
    assert not isinstance(caught.value, Down)


def test_a_page_means_that_the_carrier_is_down():
    with pytest.raises(Down):
        opened(b"  <html><title>Maintenance</title></html>")


def test_a_sample_keeps_markup_and_loses_everything_private():
    sample = scrubbed("<p>Not found: Зразок Марія, 380990000001, m@example.org, 0123456789abcdef0123</p>".encode())
    assert sample.startswith("<p>Not found: … …, …")
    assert not any(private in sample for private in ("Зразок", "Марія", "38099", "example", "0123", "abcdef"))
