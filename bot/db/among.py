"""`among`: an IN whose members are one parameter, so that a statement reads the same however many there are.

SQLAlchemy's own IN has a parameter for each member: another text, and another prepared statement, for every length.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import ARRAY, JSON, BigInteger, Boolean, ColumnElement, Dialect, String, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement
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


class _Members(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Members, "sqlite")
def _from_json(element: _Members, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **how)}))"  # noqa: S608 - a parameter's name


@compiles(_Members, "postgresql")
def _from_array(element: _Members, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **how)}))"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the column is one of the list that is given as parameter `name`."""
    listed = _Words() if isinstance(column.type, String) else _Numbers()
    within = column.op("IN", is_comparison=True, return_type=Boolean())
    return within(_Members(bindparam(name, type_=listed)))
