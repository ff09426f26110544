"""An update has a few seconds: what takes longer goes on after it was answered (design, law 8)."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

from bot.desk import Desk

WITHIN_AN_UPDATE_S = 6.0

T = TypeVar("T")
_log = structlog.get_logger(__name__)


async def promptly(desk: Desk, work: Coroutine[Any, Any, T]) -> T | None:
    """Do the work, and wait for it as long as an update may; None where it goes on by itself.

    Nothing may depend on its end: killed meanwhile, it must be found by its state.
    """
    task = asyncio.create_task(work)
    desk.unfinished.add(task)
    task.add_done_callback(desk.unfinished.discard)
    done, _ = await asyncio.wait({task}, timeout=WITHIN_AN_UPDATE_S)
    if done:
        return task.result()
    task.add_done_callback(_note)
    return None


def _note(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("unfinished_work_broke", exc_info=error)
