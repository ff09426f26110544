"""The server's table of methods agrees with the Bot API's description and with what the server does."""

from __future__ import annotations

import re

import pytest

from sandbox.telegram.deleting import MOST as MOST_DELETED
from sandbox.telegram.entities import LONGEST_CAPTION, LONGEST_TEXT
from sandbox.telegram.keyboards import CALLBACK_BYTES, COPY_TEXT
from sandbox.telegram.methods import METHODS, TABLE
from sandbox.telegram.polling import MOST_UPDATES
from sandbox.telegram.profile import COMMAND, COMMAND_DESCRIPTION, MOST_COMMANDS
from sandbox.telegram.refusals import REFUSALS
from sandbox.telegram.routing import OF_ACCOUNT
from sandbox.telegram.sending_media import ALBUM
from sandbox.telegram.webhook import MOST_CONNECTIONS, SECRET_LENGTH
from tests.bot_api_spec import COUNT, LENGTH, VALUE, description, needs_api

RECEIVING = {"getupdates", "setwebhook", "deletewebhook", "getwebhookinfo", "getfile"}
# (method, parameter) → why ours differs from the description. Nothing differs today.
ACCEPTED: dict[tuple[str, str], str] = {}


@needs_api
@pytest.mark.parametrize("method", TABLE, ids=lambda method: method.name)
def test_a_method_has_exactly_the_parameters_of_the_description(method):
    known = description()["methods"][method.name]
    ours = {one.name: (set(one.types), one.required) for one in method.parameters}
    theirs = {one["name"]: (set(one["types"]), one["required"]) for one in known.get("fields", [])}
    differing = {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
    assert {name for name in differing if (method.name, name) not in ACCEPTED} == set()
    assert list(method.returns) == known["returns"]


@needs_api
@pytest.mark.parametrize("method", TABLE, ids=lambda method: method.name)
def test_a_limit_is_the_one_of_the_descriptions_prose(method):
    fields = {one["name"]: one["description"] for one in description()["methods"][method.name].get("fields", [])}
    for parameter in method.parameters:
        prose = fields[parameter.name]
        found = LENGTH.search(prose) or VALUE.search(prose) or COUNT.search(prose)
        figures = [int(one) for one in found.groups() if one and one.isdecimal()] if found else []
        ours = [limit for limit in (parameter.least, parameter.most) if limit is not None]
        assert ours == figures, parameter.name


@needs_api
def test_limits_inside_objects_are_those_of_the_descriptions_prose():
    types = description()["types"]
    ours = {
        ("InlineKeyboardButton", "callback_data"): CALLBACK_BYTES,
        ("CopyTextButton", "text"): COPY_TEXT,
        ("BotCommand", "command"): COMMAND,
        ("BotCommand", "description"): COMMAND_DESCRIPTION,
    }
    for (kind, name), most in ours.items():
        prose = next(one["description"] for one in types[kind]["fields"] if one["name"] == name)
        assert int(re.findall(r"1-(\d+)", prose)[0]) == most


def test_figures_in_the_code_are_those_of_the_table():
    most = {(method.name, one.name): one.most for method in TABLE for one in method.parameters}
    assert most["sendMessage", "text"] == most["editMessageText", "text"] == LONGEST_TEXT
    assert most["sendPhoto", "caption"] == most["editMessageCaption", "caption"] == LONGEST_CAPTION
    assert most["sendMediaGroup", "media"] == ALBUM[1]
    assert most["deleteMessages", "message_ids"] == MOST_DELETED
    assert most["setMyCommands", "commands"] == MOST_COMMANDS
    assert most["setWebhook", "secret_token"] == SECRET_LENGTH
    assert most["setWebhook", "max_connections"] == MOST_CONNECTIONS
    assert most["getUpdates", "limit"] == MOST_UPDATES


def test_every_method_of_the_table_is_built_and_none_besides():
    assert set(OF_ACCOUNT) | RECEIVING == set(METHODS)


def test_every_refusal_of_the_table_of_methods_exists():
    named = {key for method in TABLE for one in method.parameters for key in (one.absent, one.beyond) if key}
    assert named <= set(REFUSALS)
