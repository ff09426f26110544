"""Strangers judge the Nova Poshta sandbox: clients that other people wrote, each in an environment of its own."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta, serving
from sandbox.nova_poshta.stamps import KYIV
from sandbox.world import World

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
KEY = "the-shop's-key"
ENVIRONMENTS = ROOT / ".venv-judges"
DOCUMENTED = (ROOT / "docs" / "judges.md").read_text(encoding="utf-8")
JUDGES = {
    "novaposhta-python-client": "judge_novaposhta_python_client.py",
    "novaposhta": "judge_novaposhta.py",
    "novaposhta-api-client": "judge_novaposhta_api_client.py",
    "nova-post": "judge_nova_post.py",
}


@pytest.fixture
async def simulator() -> AsyncIterator[tuple[NovaPoshta, str]]:
    clock = SandboxClock()
    carrier = NovaPoshta(World(clock.now(), clock, []), clock, Faults(), frozenset({KEY}))
    async with serving(carrier) as url:
        yield carrier, url


async def verdict(*command: str | Path) -> list[str]:
    """Run a judge to its end; what it complains of fails the test."""
    today = SandboxClock().now().astimezone(KYIV).strftime("%d.%m.%Y")
    running = await asyncio.create_subprocess_exec(
        *command, today, cwd=HERE, env={"NO_PROXY": "127.0.0.1"},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        said, complaints = await running.communicate()
    assert running.returncode == 0, complaints.decode()
    return json.loads(said)


def documented(judge: str) -> list[str]:
    """The calls that docs/judges.md lists for a judge."""
    section = DOCUMENTED.split(f"\n## {judge}\n")[1].split("\n## ")[0]
    return re.findall(r"^- (.+)$", section, re.MULTILINE)


@pytest.mark.parametrize("judge", JUDGES)
async def test_a_client_from_the_package_index_gets_what_it_expects(simulator, judge):
    python = ENVIRONMENTS / judge / "bin" / "python"
    if not python.exists():
        pytest.skip("no .venv-judges")
    carrier, url = simulator
    assert await verdict(python, HERE / JUDGES[judge], url, KEY) == documented(judge)
    assert {asked.method for asked in carrier.requests} >= {"getStatusDocuments", "save"}


async def test_a_client_from_npm_gets_what_it_expects(simulator):
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node")
    if not (ENVIRONMENTS / "npm" / "node_modules").exists():
        pytest.skip("no .venv-judges")
    _, url = simulator
    for name in ("shopana.mjs", "extensions.mjs"):
        shutil.copy(HERE / "npm" / name, ENVIRONMENTS / "npm" / name)
    said = await verdict(
        node,
        "--import",
        (ENVIRONMENTS / "npm" / "extensions.mjs").as_uri(),
        ENVIRONMENTS / "npm" / "shopana.mjs",
        url,
        KEY,
    )
    assert said == documented("@shopana/novaposhta-api-client")
