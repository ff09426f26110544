"""The wheel holds all that the installed command needs: locales, migrations, tables of codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETTINGS = {
    "BOT_TOKEN": "123456:" + "invented-token",
    "SECRET_KEY": "invented" * 5,
    "OWNER_ID": "42",
    "DATABASE_URL": "sqlite:///data/desk.db",
}


def told(*command, folder: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", *SETTINGS}}
    ran = subprocess.run(
        command,
        cwd=folder,
        env=clean | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the checkout with nothing fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    told(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of commands of an environment that has the wheel, and this one's libraries behind it."""
    folder = tmp_path_factory.mktemp("installed")
    told(sys.executable, "-m", "venv", "--without-pip", folder / "venv", folder=folder)
    python = folder / "venv" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    told(*pip, wheel, folder=folder, PIP_DISABLE_PIP_VERSION_CHECK="1")
    (libraries,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (libraries / "behind.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def test_the_installed_command_finds_everything_in_order(installed, tmp_path):
    before = told(installed / "pakunok", "check", folder=tmp_path, **SETTINGS)
    assert re.search(r"^ok +texts: .*uk", before, re.MULTILINE)
    told(installed / "pakunok", "migrate", folder=tmp_path, **SETTINGS)
    after = told(installed / "pakunok", "check", folder=tmp_path, **SETTINGS)
    assert re.search(r"^ok +database: revision \w+$", after, re.MULTILINE)
    assert (tmp_path / "data" / "desk.db").exists()


def test_the_installed_package_is_not_the_checkout(installed, tmp_path):
    where = told(installed / "python", "-c", "import bot; print(bot.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_all_that_is_not_python_is_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = {path for path in (ROOT / "bot").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(ROOT).as_posix() for path in kept} <= names
    assert {f"bot/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "locales").rglob("*.ftl")} <= names
    assert not [name for name in names if name.startswith(("tests/", "sandbox/"))]


def test_wrong_settings_are_told_and_not_thrown(installed, tmp_path):
    ran = subprocess.run(
        [installed / "pakunok", "check"],
        cwd=tmp_path,
        env={"OWNER_ID": "nobody"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert {"BOT_TOKEN is missing", "SECRET_KEY is missing"} <= set(ran.stderr.splitlines())
    assert "Traceback" not in ran.stderr
