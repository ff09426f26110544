"""In which surroundings a conversation is held besides SQLite and polling."""

import pytest

on_both_engines = pytest.mark.parametrize("stage_database", ["sqlite_url", "postgres_url"], indirect=True)
in_both_modes = pytest.mark.parametrize("stage_mode", ["polling", "webhook"], indirect=True)
