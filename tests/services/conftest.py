"""A shop that makes waybills, for the tests that need one."""

from __future__ import annotations

import pytest
import stamina

from tests.services.waybill_desk import waybill_desk


@pytest.fixture
async def shop(desk):
    """It asks the simulated carrier over HTTP, on both engines; what is read again is read without a pause."""
    with stamina.set_testing(True, attempts=3, cap=True):
        async with waybill_desk(desk, desk.clock) as running:
            yield running
