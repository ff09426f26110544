import pytest
import stamina

pytest.register_assert_rewrite("tests.carriers.contract")


@pytest.fixture(autouse=True)
def retries_without_pauses():
    with stamina.set_testing(True, attempts=9, cap=True):
        yield
