"""Structured logs that hold no secret, phone, name or address: one JSON line an event, or readable on a terminal.

Two lines of defence. By type: a value is shown only if it is a number, a time, a word of an enum or a short identifier;
whatever else it may be, its type is shown in its place. By look: what resembles a phone, a key, a token or an e-mail
is blotted out of every text, tracebacks and other people's loggers included; so is all that is not ASCII, since our
own words are and people's names are not.
"""

from __future__ import annotations

import enum
import logging
import re
import sys
from collections.abc import MutableMapping
from datetime import date, timedelta
from typing import Any, TextIO
from uuid import UUID

import structlog

from bot.domain.party import Phone

_QUIET = (
    "aiogram",
    "aiohttp",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "asyncio",
    "httpcore",
    "httpx",
    "pymorphy3",
    "sqlalchemy",
)
_FREE_TEXT = frozenset({"event", "exception", "stack"})
_IDENTIFIER = re.compile(r"[A-Za-z0-9_.:/-]{1,64}", re.ASCII)
_BLOTS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"\d{5,}:[A-Za-z0-9_-]{8,}",  # a bot's token
        r"(?<=://)[^/\s@]+@",  # the password of a URL
        r"[\w.+-]{1,64}@[\w-]+\.[\w.-]+",
        r"(?<![\w-])(?=[\w-]{0,200}\d)(?=[\w-]{0,200}[A-Za-z])[\w-]{24,}",  # a key: long, of letters and digits
        r"\+\d[\d ()-]{6,18}\d",  # phones: anybody's with a plus, Ukraine's in any spelling
        r"(?<!\d)(?:(?:38|8)[ -]?)?\(?0\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)",
        r"[^\x00-\x7f]+",
    )
)

get_logger = structlog.stdlib.get_logger
context = structlog.contextvars.bound_contextvars  # with context(update_id=…, carrier=…): every line inside says so


_EVERY_LINE: tuple[Any, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send the logs of the whole process, libraries included, to `stream` (stderr) from `level` on."""
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(_formatter(terminal=handler.stream.isatty()))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.captureWarnings(capture=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_EVERY_LINE,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _formatter(*, terminal: bool) -> logging.Formatter:
    """Render every line, ours (through structlog) and the libraries' (through logging, with its `extra`)."""
    readable = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_EVERY_LINE],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _masked,
            readable if terminal else structlog.processors.JSONRenderer(),
        ],
    )


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say where a line could not be written; logging itself would print its arguments unmasked."""
        self.stream.write(f"a log line could not be written: {record.pathname}:{record.lineno}\n")


def _masked(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: scrubbed(str(value)) if key in _FREE_TEXT else shown(value) for key, value in line.items()}


def scrubbed(text: str) -> str:
    """Text with everything blotted out that looks like personal data or a secret."""
    for pattern in _BLOTS:
        text = pattern.sub("***", text)
    return text


def shown(value: object) -> Any:
    """What a log may show of a value: itself where its type cannot hold personal data, else its type."""
    match value:
        case enum.Enum():
            return shown(value.value)
        case None | bool() | float():
            return value
        case int():
            return value if scrubbed(str(value)) == str(value) else "***"
        case tuple() | list() | set() | frozenset():
            return [shown(one) for one in value]
    return _shown_as_text(value)


def _shown_as_text(value: object) -> str:
    match value:
        case Phone() | date() | timedelta() | UUID():
            return str(value)
        case str() if _IDENTIFIER.fullmatch(value):
            return scrubbed(value)
    return f"<{type(value).__name__}>"
