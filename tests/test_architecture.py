"""The house keeps its shape: who imports what, how long things are, and the laws that can be read off the source."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"
SOURCES = sorted(
    path
    for folder in (BOT, ROOT / "sandbox")
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts  # a migration is written once, by a machine for the most part
)
IN_BOT = [path for path in SOURCES if path.is_relative_to(BOT)]


@cache
def tree_of(path: Path) -> ast.Module:
    """Parsed when a test asks, not whenever tests are collected."""
    return ast.parse(path.read_text(encoding="utf-8"))


# Which outside library is imported where, by direct import. What stands nowhere here may be imported nowhere.
LIBRARIES = {
    "PIL": {"bot/reading/", "sandbox/telegram/photos.py"},
    "aiogram": {"bot/handlers/", "bot/notify/telegram.py", "bot/notify/telegram_forms.py", "bot/app.py"},
    "aiohttp": {"bot/web/", "bot/app.py", "bot/notify/telegram.py", "sandbox/"},
    "aiosmtplib": {"bot/notify/"},
    "aiosqlite": {"bot/db/sqlite_driver.py"},
    "alembic": {"bot/db/"},
    "apscheduler": {"bot/jobs/"},
    "babel": {"bot/texts.py"},
    "cryptography": {"bot/services/credentials.py"},
    "fluent": {"bot/texts.py"},
    "httpx": {"bot/http/"},
    "pydantic": {
        "bot/settings.py",
        "bot/carriers/",
        "bot/handlers/",
        "bot/web/",
        "bot/intake/",
        "bot/services/",  # SecretStr: a key that does not print
        "bot/connected.py",
    },
    "pydantic_core": {"bot/carriers/"},
    "pydantic_settings": {"bot/settings.py"},
    "phonenumbers": {"bot/reading/"},
    "pymorphy3": {"bot/reading/"},
    "rapidfuzz": {"bot/reading/"},
    "python_calamine": {"bot/reading/sheet_file.py"},
    "pypdf": {"bot/documents/"},
    "reportlab": {"bot/documents/", "sandbox/nova_poshta/labels.py"},
    "sqlalchemy": {"bot/db/", "bot/check.py"},
    "sqlalchemy.ext.asyncio": {"bot/services/"},  # the type of the transaction that services hand on to db
    "stamina": {"bot/http/"},
    "xlsxwriter": {"bot/documents/"},
    "zxingcpp": {"bot/reading/"},
    "structlog": {
        "bot/logs.py",
        "bot/services/",
        "bot/handlers/",
        "bot/web/",
        "bot/jobs/",
        "bot/notify/",
        "bot/app.py",
        "bot/__main__.py",
    },
}
AIOGRAM_AT_HOME = ("bot/handlers/", "bot/notify/telegram.py", "bot/notify/telegram_forms.py", "bot/app.py")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def strange_imports(source: str, tree: ast.AST) -> list[str]:
    return [module for module in imports(tree) if not is_allowed(source, module)]


def is_allowed(source: str, module: str) -> bool:
    top = module.partition(".")[0]
    if top in sys.stdlib_module_names or top in {"bot", "sandbox"}:
        return True
    homes = LIBRARIES.get(top, set()) | LIBRARIES.get(module, set())
    return any(source.startswith(home) for home in homes)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_an_outside_library_is_imported_at_its_home_only(path):
    assert strange_imports(name_of(path), tree_of(path)) == []


def test_who_may_import_whom():
    told = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_every_package_has_its_line_in_the_table_of_imports():
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    lines = {contract["package"] for contract in tools["importlinter"]["contracts"]}
    parts = {f"bot.{path.stem}" for path in BOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"bot.__init__"} <= lines


@pytest.mark.parametrize("path", IN_BOT, ids=name_of)
def test_the_bot_imports_neither_its_stage_nor_its_tests(path):
    assert not {module.partition(".")[0] for module in imports(tree_of(path))} & {"sandbox", "tests"}


@pytest.mark.parametrize("path", sorted(set(SOURCES) - set(IN_BOT)), ids=name_of)
def test_the_sandbox_knows_neither_aiogram_nor_our_carriers(path):
    assert not [module for module in imports(tree_of(path)) if module.startswith(("aiogram", "bot.carriers"))]


def test_the_command_line_starts_without_aiogram():
    modules = [
        name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in SOURCES
        if not name_of(path).startswith(AIOGRAM_AT_HOME)
    ]
    script = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n"
    told = subprocess.run(
        [sys.executable, "-c", script + "sys.exit('aiogram' in sys.modules)", *modules], cwd=ROOT, check=False
    )
    assert told.returncode == 0


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_is_short_and_says_what_it_is(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert ast.get_docstring(tree_of(path)) or not tree_of(path).body


HANDLER = re.compile(r"bot/handlers/\w+/")  # the desks; what lies beside them carries updates there


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_function_is_short(path):
    longest = 15 if HANDLER.match(name_of(path)) else 25
    assert [one.name for one in functions(tree_of(path)) if length(one) > longest] == []


WALL_CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


def clock_readings(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and (ast.unparse(node.value).rpartition(".")[2], node.attr) in WALL_CLOCK)
        or (isinstance(node, ast.ImportFrom) and node.module == "time" and {"time"} & {one.name for one in node.names})
    ]


@pytest.mark.parametrize("path", [path for path in IN_BOT if path.name != "clock.py"], ids=name_of)
def test_nobody_else_reads_the_wall_clock(path):
    assert clock_readings(tree_of(path)) == []


NO_NAMES = {"utils", "util", "helpers", "helper", "manager", "data", "info", "common", "misc"}
NO_CLASSES = ("Manager", "Repository", "UnitOfWork", "Helper", "Utils", "Bus", "Locator", "Container", "Interactor")


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_names_say_what_a_thing_is(path):
    assert path.stem not in NO_NAMES
    classes = [node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
    assert [name for name in classes if name.endswith(NO_CLASSES)] == []


# Words that the desk compares with what people write are not texts that it says.
READS_CYRILLIC = ("bot/domain/digits.py", "bot/reading/", "bot/intake/", "bot/carriers/")


def sentences(tree: ast.AST) -> list[str]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [
        node.value
        for node in strings
        if id(node) not in docstrings and any("\u0400" <= letter <= "\u04ff" for letter in node.value)
    ]


@pytest.mark.parametrize("path", [path for path in IN_BOT if not name_of(path).startswith(READS_CYRILLIC)], ids=name_of)
def test_nothing_that_a_person_reads_is_written_in_python(path):
    assert sentences(tree_of(path)) == []


# Law 15: aiogram runs every filter that is not async in a thread of its own.
OBSERVERS = {
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "error",
    "errors",
    "shipping_query",
    "pre_checkout_query",
}
REGISTER = {"register", "filter"}


def slow_filters(tree: ast.Module) -> list[str]:
    plain = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    faults = [f"imports {name}" for name in ("F", "MagicFilter") if imports_name(tree, "aiogram", name)]
    for call in registrations(tree):
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        for node in (inner for argument in arguments for inner in ast.walk(argument)):
            if isinstance(node, ast.Lambda):
                faults.append(f"line {node.lineno}: a lambda")
            if isinstance(node, ast.Name) and node.id in plain | {"F"}:
                faults.append(f"line {node.lineno}: {node.id}")
    return faults + [f"{name} is not async" for name in sync_calls(tree)]


def imports_name(tree: ast.AST, library: str, name: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and (node.module or "").partition(".")[0] in {library, "magic_filter"}
        and name in {alias.name for alias in node.names}
        for node in ast.walk(tree)
    )


def registrations(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            inner = node.func.value
            observed = isinstance(inner, ast.Attribute) and inner.attr in OBSERVERS and node.func.attr in REGISTER
            if node.func.attr in OBSERVERS or observed:
                yield node


def sync_calls(tree: ast.AST) -> Iterator[str]:
    """Filters whose __call__, and handlers that, are plain functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & {"Filter", "BaseFilter"}:
            yield from (one.name for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__call__")
        if isinstance(node, ast.FunctionDef):
            decorators = [one for one in node.decorator_list if isinstance(one, ast.Call)]
            yield from (node.name for call in decorators if any(call is one for one in registrations(node)))


@pytest.mark.parametrize("path", IN_BOT, ids=name_of)
def test_routers_take_async_filters_only(path):
    has_routers = any(module.startswith("aiogram") for module in imports(tree_of(path)))
    assert not has_routers or slow_filters(tree_of(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "@router.message(F.text)\nasync def f(m): ...",
        "from aiogram import F",
        "from magic_filter import F",
        "@router.message(lambda m: m.text)\nasync def f(m): ...",
        "def is_text(m): ...\n@router.message(is_text)\nasync def f(m): ...",
        "router.callback_query.register(handle, Tap.filter(F.action == 1))",
        "router.message.filter(lambda m: True)",
        "@router.message(Text())\ndef f(m): ...",
        "class Text(Filter):\n    def __call__(self, m): ...",
    ],
)
def test_a_slow_filter_is_seen(source):
    assert slow_filters(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "@router.message(Command('start'))\nasync def f(m): ...",
        "@router.callback_query(Tap.filter())\nasync def f(m): ...",
        "class Text(Filter):\n    async def __call__(self, m): ...",
        "def helper(m): ...\nhelper(F)",
    ],
)
def test_an_async_filter_is_no_fault(source):
    assert slow_filters(ast.parse(source)) == []


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("import httpx", "bot/carriers/nova_poshta/wire.py"),
        ("from sqlalchemy import text", "bot/services/tracking.py"),
        ("import aiogram.types", "bot/notify/sms.py"),
        ("import requests", "bot/http/client.py"),
        ("def f():\n    import aiohttp", "bot/domain/money.py"),
    ],
)
def test_a_library_away_from_home_is_seen(source, where):
    assert strange_imports(where, ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "time.time()",
        "from time import time",
        "dt = datetime.now",
    ],
)
def test_a_look_at_the_wall_clock_is_seen(source):
    assert clock_readings(ast.parse(source))
