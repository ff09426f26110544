from tests.carriers.contract import TrackingContract, WaybillContract


class TestTracking(TrackingContract):
    pass


class TestWaybills(WaybillContract):
    pass
