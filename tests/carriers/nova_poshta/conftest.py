from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.carriers.base import Account
from bot.carriers.nova_poshta import NovaPoshta
from bot.carriers.nova_poshta.fields import instant
from bot.carriers.nova_poshta.statuses import RULES
from bot.domain.party import Phone
from bot.http import Http
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta as Simulator
from sandbox.nova_poshta import serving
from sandbox.world import Parcel, Step, World
from tests.carriers.contract import Stage
from tests.carriers.nova_poshta.on_stage import LOCKER, books, recorded_codes, waybill_request
from tests.carriers.nova_poshta.unbroken import unbroken

START = datetime(2026, 11, 20, 9, tzinfo=UTC)
KEY = "key-5e17"
SENDER = "380990000100"
RECIPIENT = "380990000001"
JOURNEY = (
    Step(timedelta(0), "1"),
    Step(timedelta(hours=3), "4"),
    Step(timedelta(hours=9), "5"),
    Step(timedelta(days=1), "7"),
    Step(timedelta(days=2), "9"),
)


class StillClock:
    """Time that moves only when it is wound."""

    def __init__(self):
        self.instant = START

    def now(self):
        return self.instant

    def wind(self, by):
        self.instant += by


def parcel(number, **also):
    told = {"sender_phone": SENDER, "recipient_phone": RECIPIENT, "journey": JOURNEY, "to_pay": 1450}
    return Parcel(number=number, **(told | also))


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def world(clock):
    return World(START, clock, [parcel(f"2045099{place:07}") for place in range(300)])


@pytest.fixture
def faults():
    return Faults()


@pytest.fixture
def account():
    return Account("nova_poshta", SecretStr(KEY), 1)


@pytest.fixture
async def http():
    client = Http(silence=0.3)
    yield client
    await client.close()


@pytest.fixture
async def stage(world, clock, faults, account, http):
    simulator = Simulator(world, clock, faults, keys=frozenset({KEY}))
    async with serving(simulator) as url:
        adapter = NovaPoshta(http, url, clock.now)
        unbroken(adapter)
        clock.wind(timedelta(hours=30))
        yield Stage(
            carrier=adapter,
            account=account,
            known=[told["number"] for told in world.parcels()],
            unknown=["20450990009999", "59000990009999"],
            malformed=["445", "2045099000000", "204509900000011", "RB123456785UA", "", "EV00000000000543NPI"],
            recipient=Phone(RECIPIENT),
            strike=lambda name: faults.switch_off() if name == "none" else faults.switch_on("*", name),
            wind=clock.wind,
            asked=lambda: sum(asked.documents for asked in simulator.requests),
            secrets=[KEY, RECIPIENT, SENDER, RECIPIENT[3:], SENDER[3:]],
            request=lambda **fields: waybill_request(KEY, Phone(RECIPIENT), clock.now().date(), **fields),
            locker=LOCKER,
            writes=lambda: sum(asked.method == "save" for asked in simulator.requests),
            books=lambda: books(world),
            list_late=lambda lag: setattr(simulator.office, "find_lag", lag),
            read_stamp=lambda naive: instant({"AdjustedDate": f"{naive:%Y-%m-%d %H:%M:%S}"}, "AdjustedDate"),
            recorded_codes=recorded_codes(),
            known_codes=set(RULES),
        )
