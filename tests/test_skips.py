"""REQUIRE_ALL=1 leaves nothing out unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {
    "test_inside": """
def test_it(): pytest.skip('no Chromium')
@pytest.mark.skip(reason='no Chromium')
def test_mark(): pass
@pytest.fixture
def it(): pytest.skip('no Chromium')
def test_fixture(it): pass
""",
}
MODULES = {
    "test_module": "pytest.skip('no Chromium', allow_module_level=True)",
    "test_library": "pytest.importorskip('nothing_of_this_name', reason='no Chromium')",
}
OUTSIDE = """
def test_it(): pytest.skip('no ../shared/samples')
@pytest.mark.skipif(True, reason='no ../shared/corpus')
def test_mark(): pass
@pytest.mark.xfail(reason='known')
def test_known(): assert False
"""


def run(folder: Path, files: dict[str, str], require_all: str) -> tuple[int, str]:
    for name, source in files.items():
        (folder / f"{name}.py").write_text("import pytest\n" + source, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.skips", "-c", os.devnull, "--rootdir", folder, "-ra", folder],
        cwd=ROOT,
        env=os.environ | {"REQUIRE_ALL": require_all, "PYTEST_ADDOPTS": "-p no:cacheprovider"},
        capture_output=True,
        text=True,
        check=False,
    )
    return told.returncode, told.stdout


def test_a_skip_is_a_failure_where_all_is_required(tmp_path):
    code, told = run(tmp_path, FILES, "1")
    assert code != 0
    assert "1 failed, 2 errors" in told
    assert told.count("REQUIRE_ALL=1, and yet: ") >= 3


def test_a_skipped_module_is_a_failure_too(tmp_path):
    code, told = run(tmp_path, MODULES, "1")
    assert code != 0
    assert "2 errors" in told


def test_a_skip_is_a_skip_where_nothing_is_required(tmp_path):
    code, told = run(tmp_path, FILES, "")
    assert code == 0
    assert "3 skipped" in told


def test_what_lies_outside_the_project_may_be_absent(tmp_path):
    code, told = run(tmp_path, {"test_outside": OUTSIDE}, "1")
    assert code == 0, told
    assert "2 skipped, 1 xfailed" in told
