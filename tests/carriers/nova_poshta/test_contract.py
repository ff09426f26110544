from tests.carriers.contract import TrackingContract


class TestNovaPoshta(TrackingContract):
    pass
