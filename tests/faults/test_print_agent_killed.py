"""The print agent as a process of its own, with no secret but the database's address: killed anywhere, it neither
prints a label twice nor loses one; what nobody can know of a printer it names."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import sys

import pytest
from pypdf import PdfReader

from tests.faults.bot_child import ROOT
from tests.faults.print_child import FOLDER_POINTS, PRINTER_POINTS
from tests.labelled import add_label, sent_by

NUMBERS = ["20458880000001", "20458880000002", "20458880000003"]
FAKE_LP = """#!/bin/sh
# Takes a job as CUPS' lp does: title and printer from the arguments, the file from standard input.
while [ $# -gt 0 ]; do
    case "$1" in -t) title="$2"; shift ;; -d) printer="$2"; shift ;; esac
    shift
done
if [ -e "$SPOOL/refuses" ]; then echo "lp: Error - The printer does not exist." >&2; exit 1; fi
cat > "$SPOOL/$title.taking"
echo "$printer $title" >> "$SPOOL/jobs"
mv "$SPOOL/$title.taking" "$SPOOL/$title"
echo "request id is label-1 (0 file(s))"
"""


@pytest.fixture
async def labels(desk):
    """Three labels that were there before the station, and a cancelled one."""
    places = await sent_by(desk)
    for number in NUMBERS:
        await add_label(desk, places, number)
    await add_label(desk, places, "20458880000009", state="cancelled")
    return places


class Station:
    def __init__(self, database_url, folder):
        self.out = folder / "labels"
        self.spool = folder / "spool"
        self.spool.mkdir()
        lp = folder / "bin" / "lp"
        lp.parent.mkdir()
        lp.write_text(FAKE_LP)
        lp.chmod(0o755)
        url = database_url.replace("+aiosqlite", "").replace("+asyncpg", "")
        path = f"{lp.parent}:{os.environ['PATH']}"
        self.env = {"PATH": path, "DATABASE_URL": url, "PYTHONPATH": str(ROOT), "SPOOL": str(self.spool)}

    async def start(self, *arguments, point="", cwd="/"):
        command = (sys.executable, "-m", "tests.faults.print_child", point, *arguments)
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(*command, cwd=cwd, env=self.env, stdout=pipe, stderr=pipe)

    async def run(self, *arguments, point=""):
        child = await self.start(*arguments, point=point)
        told, errors = await child.communicate()
        assert errors == b""
        return child.returncode, told.decode()

    async def to_folder(self, *more, point=""):
        return await self.run("--out", str(self.out), "--once", "--old-too", *more, point=point)

    async def to_printer(self, *more, point=""):
        return await self.run("--lp", "zebra", "--once", "--old-too", *more, point=point)

    def files(self):
        return sorted(self.out.glob("[!.]*"))

    async def has(self, many):
        async with asyncio.timeout(20):
            while len(self.files()) < many:  # noqa: ASYNC110 - another process writes them
                await asyncio.sleep(0.02)

    def jobs(self):
        file = self.spool / "jobs"
        return file.read_text().split("\n")[:-1] if file.exists() else []


@pytest.fixture
def station(database_url, tmp_path):
    return Station(database_url, tmp_path)


def numbers_of(files):
    return [file.stem.partition("-")[2] for file in files]


async def test_each_label_of_a_standing_waybill_is_put_there_once_and_whole(station, labels):
    code, told = await station.to_folder()
    assert (code, told) == (0, "".join(f"{number}: printed\n" for number in NUMBERS))
    assert numbers_of(station.files()) == NUMBERS
    for file in station.files():
        assert len(PdfReader(io.BytesIO(file.read_bytes())).pages) == 1
    assert await station.to_folder() == (0, "")


@pytest.mark.parametrize(("point", "takes_away"), [*((point, True) for point in FOLDER_POINTS), ("claimed", False)])
async def test_killed_there_each_label_comes_into_the_folder_once(station, labels, point, takes_away):
    code, _ = await station.to_folder(point=point)
    assert code == -signal.SIGKILL
    came = numbers_of(station.files())
    if takes_away:
        for file in station.files():
            file.unlink()
    assert (await station.to_folder())[0] == 0
    came = came + numbers_of(station.files()) if takes_away else numbers_of(station.files())
    assert came == NUMBERS
    assert list(station.out.glob(".*.part")) == []


@pytest.mark.parametrize("point", PRINTER_POINTS)
async def test_killed_there_the_printer_gets_each_label_once_at_most_and_the_doubtful_one_is_named(
    station, labels, point
):
    code, _ = await station.to_printer(point=point)
    assert code == -signal.SIGKILL
    code, told = await station.to_printer()
    assert code == 0
    printed = [job.rpartition("-")[2].removesuffix(".pdf") for job in station.jobs()]
    doubtful = [line.partition(":")[0] for line in told.splitlines() if "may have been printed or not" in line]
    assert printed == sorted(set(printed))
    assert set(printed) | set(doubtful) == set(NUMBERS)
    assert doubtful == (["20458880000002"] if point in {"claimed", "handed over"} else [])
    assert await station.to_printer() == (0, "")


async def test_a_doubtful_label_is_printed_once_more_when_asked_for(station, labels):
    await station.to_printer(point="claimed")
    await station.to_printer()
    assert len(station.jobs()) == 2
    assert (await station.to_printer("--again", NUMBERS[1]))[1] == f"{NUMBERS[1]}: printed\n"
    assert len(station.jobs()) == 3
    assert (await station.to_printer("--again", "20458880000008"))[1].endswith("has not printed it.\n")


async def test_what_the_printer_refuses_is_tried_again(station, labels):
    (station.spool / "refuses").touch()
    code, told = await station.to_printer()
    assert code == 1
    assert "not printed (lp: Error - The printer does not exist.)" in told
    (station.spool / "refuses").unlink()
    assert (await station.to_printer())[0] == 0
    assert [job.partition(" ")[0] for job in station.jobs()] == ["zebra"] * 3


async def test_a_new_station_prints_what_comes_from_now_on(station, desk, labels):
    assert await station.run("--out", str(station.out), "--once") == (0, "")
    await add_label(desk, labels, "20458880000004")
    code, told = await station.run("--out", str(station.out), "--once")
    assert (code, told) == (0, "20458880000004: printed\n")


async def test_two_stations_print_each_its_own_copy(station, labels, tmp_path):
    await station.to_folder("--station", "door")
    _, told = await station.run("--out", str(tmp_path / "other"), "--once", "--old-too", "--station", "loft")
    assert told.count("printed") == 3
    assert numbers_of(station.files()) == NUMBERS


async def test_told_to_stop_it_ends_at_once_and_a_label_that_came_meanwhile_is_there(station, desk, labels):
    child = await station.start("--out", str(station.out), "--every", "0.05", "--old-too")
    await station.has(3)
    await add_label(desk, labels, "20458880000004")
    await station.has(4)
    second = await station.run("--out", str(station.out), "--once")
    assert second == (1, f"Another print-agent puts labels into {station.out}.\n")
    child.send_signal(signal.SIGTERM)
    async with asyncio.timeout(5):
        _, errors = await child.communicate()
    assert (child.returncode, errors) == (0, b"")


async def test_a_database_of_another_release_is_told(tmp_path):
    other = Station(f"sqlite:///{tmp_path / 'new.db'}", tmp_path)
    code, told = await other.to_folder()
    assert code == 1
    assert "`pakunok migrate`" in told
