"""Inside a write transaction the network is closed, to threads and tasks begun there too, and to nobody else."""

from __future__ import annotations

import asyncio

import pytest

from bot import guard


def test_the_network_is_open_outside_a_transaction():
    guard.assert_not_writing("a call")


def test_the_network_is_closed_inside_and_open_again_after():
    with guard.writing(), pytest.raises(guard.NetworkInTransaction, match="a call"):
        guard.assert_not_writing("a call")
    guard.assert_not_writing("a call")


def test_leaving_an_inner_transaction_does_not_open_the_outer_one():
    with guard.writing():
        with guard.writing():
            pass
        with pytest.raises(guard.NetworkInTransaction):
            guard.assert_not_writing("a call")


def test_an_error_inside_opens_the_network_again():
    with pytest.raises(KeyError), guard.writing():
        raise KeyError
    guard.assert_not_writing("a call")


async def test_a_thread_asked_from_inside_is_held_too():
    with guard.writing(), pytest.raises(guard.NetworkInTransaction):
        await asyncio.to_thread(guard.assert_not_writing, "a call")


async def test_a_task_begun_inside_is_held_too():
    async def call() -> None:
        guard.assert_not_writing("a call")

    with guard.writing(), pytest.raises(guard.NetworkInTransaction):
        await asyncio.create_task(call())


async def test_other_tasks_are_not_held():
    entered, leave = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        with guard.writing():
            entered.set()
            await leave.wait()

    writer = asyncio.create_task(write())
    await entered.wait()
    guard.assert_not_writing("a call")
    leave.set()
    await writer
