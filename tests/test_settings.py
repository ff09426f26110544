"""The environment is read once: all that is wrong is named at once, and no secret is ever shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load

SECRETS = {
    "BOT_TOKEN": "123456:sentinel-token",
    "SECRET_KEY": "sentinel-secret-key-of-more-than-32-letters",
    "DATABASE_URL": "postgresql://desk:sentinel-password@127.0.0.1/desk",
    "NOVA_POSHTA_KEY": "sentinel-carrier-key",
}
GOOD = SECRETS | {"OWNER_ID": "42"}


@pytest.fixture
def environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def set_to(variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return set_to


def test_the_environment_is_read(environment):
    environment(GOOD)
    settings = load()
    assert settings.owner_id == 42
    assert settings.bot_token.get_secret_value() == GOOD["BOT_TOKEN"]
    assert settings.database_url.get_secret_value() == "postgresql+asyncpg://desk:sentinel-password@127.0.0.1/desk"


def test_a_file_is_read_where_the_environment_is_silent(environment, tmp_path):
    environment({"OWNER_ID": "43"})
    (tmp_path / ".env").write_text("\n".join(f"{name}={value}" for name, value in GOOD.items()), encoding="utf-8")
    assert load().owner_id == 43
    assert load().nova_poshta_key.get_secret_value() == GOOD["NOVA_POSHTA_KEY"]


def test_an_empty_variable_is_an_absent_one(environment):
    environment(GOOD | {"WEBHOOK_URL": "", "HTTP_PORT": ""})
    assert load().webhook_url is None
    assert load().http_port == 8080


def test_what_must_be_given_is_named_at_once(environment):
    with pytest.raises(SettingsError) as caught:
        load()
    assert str(caught.value).splitlines() == ["BOT_TOKEN is missing", "SECRET_KEY is missing"]


def test_every_wrong_variable_is_named_at_once(environment):
    wrong = {
        "BOT_TOKEN": "sentinel",
        "SECRET_KEY": "sentinel",
        "OWNER_ID": "odd",
        "DATABASE_URL": "mysql://sentinel",
        "TELEGRAM_API_URL": "odd",
        "WEBHOOK_URL": "ftp://odd",
        "HTTP_PORT": "70000",
        "NOVA_POSHTA_URL": "odd",
        "SHOP_ZONE": "Mars/Olympus",
        "LOG_LEVEL": "odd",
    }
    environment(wrong)
    with pytest.raises(SettingsError) as caught:
        load()
    lines = str(caught.value).splitlines()
    assert {line.partition(":")[0] for line in lines} == set(wrong)
    assert len(lines) == len(wrong)
    assert "sentinel" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("show", [str, repr, lambda settings: str(settings.model_dump()), Settings.model_dump_json])
def test_no_secret_is_shown(environment, show):
    environment(GOOD)
    assert "sentinel" not in show(load())


@pytest.mark.parametrize(
    ("given", "engine"),
    [
        ("sqlite:///data/desk.db", "sqlite+aiosqlite:///data/desk.db"),
        ("postgres://desk@db/desk", "postgresql+asyncpg://desk@db/desk"),
    ],
)
def test_a_database_is_named_without_its_driver(environment, given, engine):
    environment(GOOD | {"DATABASE_URL": given})
    assert load().database_url.get_secret_value() == engine


@pytest.mark.parametrize("url", ["sqlite", "sqlite:", "mysql://desk"])
def test_another_database_is_refused(environment, url):
    environment(GOOD | {"DATABASE_URL": url})
    with pytest.raises(SettingsError, match="DATABASE_URL: must begin"):
        load()


def test_the_default_database_is_a_file(environment):
    environment({name: value for name, value in GOOD.items() if name != "DATABASE_URL"})
    assert load().database_url.get_secret_value() == "sqlite+aiosqlite:///data/pakunok.db"


def test_keys_differ_by_purpose_and_by_secret(environment):
    environment(GOOD)
    one, other = load(), load(secret_key="another" * 10)
    assert len(one.derive("webhook")) == 32
    assert len({one.derive("webhook"), one.derive("phones"), other.derive("webhook")}) == 3
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", one.webhook_secret)  # what Telegram's setWebhook takes


def test_settings_do_not_change(environment):
    environment(GOOD)
    with pytest.raises(ValueError, match="frozen"):
        load().owner_id = 1


def test_the_example_explains_each_variable_and_no_other():
    example = (Path(__file__).parent.parent / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", example, re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_says_the_defaults(environment, monkeypatch, tmp_path):
    environment(GOOD)
    monkeypatch.delenv("DATABASE_URL")
    defaults = load()
    example = (Path(__file__).parent.parent / ".env.example").read_text(encoding="utf-8")
    given = re.sub(r"^# ([A-Z][A-Z_]+=)", r"\1", example, flags=re.MULTILINE)
    (tmp_path / ".env").write_text(re.sub("(?m)^(WEBHOOK|PUBLIC|TILE)_.*$", "", given), encoding="utf-8")
    assert load() == defaults
