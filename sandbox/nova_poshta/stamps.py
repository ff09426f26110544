"""Instants as Nova Poshta writes them: Kyiv time without a zone, one format a field. Reads nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
NEVER = "0001-01-01 00:00:00"
_FREE_STORAGE = timedelta(days=8)


def dashed(instant: datetime | None) -> str:
    """Write DateCreated, ScheduledDeliveryDate: 03-04-2024 17:33:10."""
    return _written(instant, "%d-%m-%Y %H:%M:%S")


def iso(instant: datetime | None) -> str:
    """Write ActualDeliveryDate, TrackingUpdateDate and most others: 2024-04-04 13:23:50."""
    return _written(instant, "%Y-%m-%d %H:%M:%S")


def dotted(instant: datetime | None) -> str:
    """Write RecipientDateTime: 07.04.2023 13:35:58."""
    return _written(instant, "%d.%m.%Y %H:%M:%S")


def scanned(instant: datetime | None) -> str:
    """Write DateScan: 13:24 04.04.2024."""
    return _written(instant, "%H:%M %d.%m.%Y")


def day(instant: datetime | None) -> str:
    """Write DateFirstDayStorage: 2024-04-12."""
    return _written(instant, "%Y-%m-%d")


def paid_storage_from(arrived_at: datetime | None) -> datetime | None:
    """Eight days after arrival at the same time by the clock on the wall, as in three recorded answers."""
    return None if arrived_at is None else arrived_at.astimezone(KYIV) + _FREE_STORAGE


def _written(instant: datetime | None, pattern: str) -> str:
    return "" if instant is None else instant.astimezone(KYIV).strftime(pattern)
