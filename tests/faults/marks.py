"""In which surroundings a test of this folder runs, where it need not run in all."""

import pytest

only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
only_polling = pytest.mark.parametrize("mode", ["polling"], indirect=True)
only_webhook = pytest.mark.parametrize("mode", ["webhook"], indirect=True)
