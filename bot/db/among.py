"""`among`: an IN whose members are one parameter, so that a statement reads the same however many there are.

SQLAlchemy's own IN has a parameter for each member: another text, and another prepared statement, for every length.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import ARRAY, JSON, BigInteger, Boolean, ColumnElement, Dialect, String, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Numbers(TypeDecorator[list[int]]):
    """An array where there are arrays, else JSON."""

    impl = JSON
    cache_ok = True
    members: ClassVar[type[TypeEngine[Any]]] = BigInteger

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSON() if dialect.name == "sqlite" else ARRAY(self.members))


class _Words(_Numbers):
    cache_ok = True
    members = String


class _Among(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()

    def self_group(self, against: OperatorType | None = None) -> _Among:  # noqa: ARG002 - as it is called
        """Stand as it is: beside an AND or OR SQLAlchemy would write "… = 1" for SQLite, which no index serves."""
        return self


@compiles(_Among, "sqlite")
def _from_json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, members = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({members}))"  # noqa: S608 - names of a column and a parameter


@compiles(_Among, "postgresql")
def _from_array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    # IN (SELECT unnest(…)) would find the same, but beside an OR it reads the whole table.
    column, members = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} = ANY ({members})"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the column is one of the list that is given as parameter `name`."""
    listed = _Words() if isinstance(column.type, String) else _Numbers()
    return _Among(column, bindparam(name, type_=listed))
