"""The command line. Imports nothing heavy until a command needs it (design, law 16)."""

from __future__ import annotations

import argparse
import asyncio
import platform
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from bot.settings import SettingsError, load, load_store


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.work(chosen))
    except SettingsError as error:
        sys.stderr.write(f"The settings cannot be used:\n{error}\nSee .env.example for what each of them means.\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pakunok", description="A logistics desk in Telegram.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (does, told) in _COMMANDS.items():
        commands.add_parser(name, help=told, description=told).set_defaults(work=does)
    syncing = commands.add_parser("sync-branches", help=_SYNC, description=_SYNC)
    syncing.set_defaults(work=_sync)
    syncing.add_argument("--carrier", action="append", default=[], metavar="NAME", help="this one alone: nova_poshta")
    syncing.add_argument("--accept-smaller", action="store_true", help="believe a list that has become much smaller")
    reading = commands.add_parser("read", help=_READ, description=_READ)
    reading.set_defaults(work=_read)
    reading.add_argument("kind", choices=["utterances", "orders"])
    reading.add_argument("file", help="JSON lines, each with an id and a text")
    _add_printing(commands)
    return parser


def _run(_: argparse.Namespace) -> int:
    settings = load()
    from bot.logs import configure  # noqa: PLC0415

    configure(settings.log_level)
    from bot import app  # noqa: PLC0415 - imports aiogram, which takes seconds

    try:
        asyncio.run(app.run(settings))
    except app.AnotherPoller:
        sys.stderr.write("Another program polls Telegram with this BOT_TOKEN. Stop it, or set WEBHOOK_URL.\n")
        return 1
    return 0


def _check(_: argparse.Namespace) -> int:
    settings = load()
    from bot.check import check  # noqa: PLC0415

    return asyncio.run(check(settings, sys.stdout))


def _migrate(_: argparse.Namespace) -> int:
    settings = load()
    from bot.db.engine import Database  # noqa: PLC0415
    from bot.db.migrate import migrate  # noqa: PLC0415

    async def work() -> None:
        database = Database(settings.database_url.get_secret_value())
        await migrate(database)
        await database.close()

    asyncio.run(work())
    return 0


def _sync(chosen: argparse.Namespace) -> int:
    settings = load()
    from bot.logs import configure  # noqa: PLC0415
    from bot.sync_command import sync_branches  # noqa: PLC0415

    configure("WARNING")  # what a person must know is told in words
    return asyncio.run(sync_branches(settings, chosen.carrier, sys.stdout, takes_smaller=chosen.accept_smaller))


def _read(chosen: argparse.Namespace) -> int:
    from bot.reading_command import read_file  # noqa: PLC0415

    return read_file(chosen.kind, chosen.file, sys.stdout, sys.stderr)


def _print(chosen: argparse.Namespace) -> int:
    settings = load_store()
    from bot.print_agent import Asked, print_agent  # noqa: PLC0415

    told = vars(chosen)
    return asyncio.run(print_agent(settings, Asked(**{one.name: told[one.name] for one in fields(Asked)}), sys.stdout))


def _add_printing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    printing = commands.add_parser("print-agent", help=_PRINT, description=f"{_PRINT}; wants DATABASE_URL alone")
    printing.set_defaults(work=_print)
    way = printing.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="DIR", help="put each label there as a PDF, exactly once")
    way.add_argument("--lp", dest="printer", nargs="?", const="", metavar="PRINTER", help="hand each to CUPS, once")
    printing.add_argument(
        "--every", dest="every_s", type=float, default=3.0, metavar="S", help="seconds; 3 if not told"
    )
    printing.add_argument("--once", action="store_true", help="print what there is, and end")
    here = platform.node()[:_LONGEST_STATION] or "here"
    printing.add_argument("--station", type=_station, default=here, help="this machine's name if not told")
    printing.add_argument("--old-too", action="store_true", help="at the first start: labels from before it as well")
    printing.add_argument("--again", default="", metavar="NUMBER", help="print this one once more")


def _station(told: str) -> str:
    if not 0 < len(told) <= _LONGEST_STATION:
        raise argparse.ArgumentTypeError(f"of 1 to {_LONGEST_STATION} letters")
    return told


_LONGEST_STATION = 64  # as the table of stations has it
_PRINT = "print new labels by itself, on any machine that reaches the database"
_READ = "print what each message of a file means; wants no settings"
_SYNC = "bring the carriers' towns and branches into the database"
_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "run": (_run, "serve until stopped"),
    "check": (_check, "say whether everything is in place"),
    "migrate": (_migrate, "bring the database to the shape this version expects"),
}

if __name__ == "__main__":
    sys.exit(main())
