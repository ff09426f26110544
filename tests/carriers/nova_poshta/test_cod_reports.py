from datetime import UTC, datetime

import pytest

from bot.carriers.base import TrackQuery
from bot.carriers.nova_poshta.cod_reports import report
from bot.domain.cod import CodReport
from bot.domain.money import Money
from bot.domain.tracking import CodState
from tests.carriers.nova_poshta.entries import NUMBER, entry, envelope
from tests.carriers.nova_poshta.scripted import scripted

SUM = Money(145_000, "UAH")


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"StatusCode": "7"}, CodState.EXPECTED),
        ({"StatusCode": "9"}, CodState.COLLECTED),
        ({"StatusCode": "10"}, CodState.IN_TRANSFER),
        ({"StatusCode": "11"}, CodState.RECEIVED),
    ],
)
def test_the_code_says_where_the_money_is(fields, state):
    assert report(entry(**fields)) == CodReport(state, SUM)


def test_the_transfer_is_told_with_its_sum_fee_time_and_number():
    told = report(
        entry(
            StatusCode="10",
            RedeliverySum="",
            LastAmountTransferGM="1450.000",
            LastAmountReceivedCommissionGM=34.5,
            LastTransactionDateTimeGM="2026-11-20 12:00:00",
            LastCreatedOnTheBasisNumber="59-00001",
        ),
    )
    assert told == CodReport(
        CodState.IN_TRANSFER,
        SUM,
        Money(3450, "UAH"),
        datetime(2026, 11, 20, 10, tzinfo=UTC),
        "59-00001",
    )


@pytest.mark.parametrize("fields", [{"RedeliverySum": 0}, {"StatusCode": "3"}, {"StatusCode": ""}])
def test_no_word_of_money_is_no_report(fields):
    assert report(entry(**fields)) is None


async def test_reports_come_by_number_and_only_for_those_that_have_one():
    bare = entry(Number="20450990000002", RedeliverySum=0)
    answer = envelope(entry(), bare)
    async with scripted(TrackingDocument__getStatusDocuments=answer) as (carrier, _):
        told = await carrier.cod_status([TrackQuery(NUMBER), TrackQuery("20450990000002"), TrackQuery("1")])
    assert told == {NUMBER: CodReport(CodState.EXPECTED, SUM)}
