"""What all tables are made of: names of constraints, how long rows are kept, ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Integer, MetaData, Table

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long rows are kept: `keep` counted from `column`, or for good with the reason why."""

    why: str
    column: str | None = None
    keep: timedelta | None = None


def table(name: str, retention: Retention, *parts: Any) -> Table:
    return Table(name, metadata, *parts, info={"retention": retention})


def kept_for(of: Table) -> timedelta:
    """How long a table keeps its rows. TypeError where it keeps them for good."""
    retention: Retention = of.info["retention"]
    if retention.keep is None:
        raise TypeError(of.name)
    return retention.keep


# SQLite numbers rows by itself only for INTEGER keys; PostgreSQL gets the wide ones.
Id = BigInteger().with_variant(Integer(), "sqlite")


def one_of(column: str, words: Any) -> CheckConstraint:
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
