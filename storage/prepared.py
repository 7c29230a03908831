"""Prepared statements: what every turn says goes straight to SQLite's driver.

SQLAlchemy writes the words, once, and knows the types; but its way from a statement to the driver
takes ten times as long as the driver itself. On PostgreSQL, where a round trip costs more than
either, it goes the usual way.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.sql.compiler import SQLCompiler

type Given = Mapping[str, object]
type Statement = Select[Any] | Insert | Update | Delete
_Process = Callable[[Any], Any]

# Whoever wants to see what is said (the tests look at SQLite's plan for each) stands here.
listeners: list[Callable[[str, Sequence[Any]], None]] = []


class Prepared[Value]:
    """A statement that is built once, with its values by name. `Value` is its first column's."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._spoken: dict[tuple[str, ...], _Spoken] = {}
        self._kept: Prepared[Value] | None = None

    @property
    def kept(self) -> "Prepared[Value]":
        """The same rows, kept from other writers until the transaction ends."""
        if self._kept is None:
            assert isinstance(self._statement, Select)
            self._kept = Prepared(self._statement.with_for_update(key_share=True))
        return self._kept

    def value(self, db: Connection, given: Given) -> Value | None:
        """Of the first row; None where there is none."""
        if db.dialect.name != "sqlite":
            found: Value | None = db.scalar(self._statement, given)
            return found
        spoken = self._words(db, given)
        row = spoken.said(db, given).fetchone()
        return None if row is None else spoken.read(row[0])

    def values(self, db: Connection, given: Given) -> Sequence[Value]:
        """Of all rows."""
        if db.dialect.name != "sqlite":
            return db.scalars(self._statement, given).all()
        spoken = self._words(db, given)
        return [spoken.read(row[0]) for row in spoken.said(db, given).fetchall()]

    def rows(self, db: Connection, given: Given) -> Sequence[Sequence[Any]]:
        """Words and whole numbers alone: both databases tell those as they are."""
        if db.dialect.name != "sqlite":
            return db.execute(self._statement, given).all()
        return self._words(db, given).said(db, given).fetchall()

    def run(self, db: Connection, given: Given) -> int:
        """How many rows it changed."""
        if db.dialect.name != "sqlite":
            return db.execute(self._statement, given).rowcount
        return self._words(db, given).said(db, given).rowcount

    def run_each(self, db: Connection, many: Sequence[Given]) -> None:
        if db.dialect.name != "sqlite":
            db.execute(self._statement, many)
            return
        for given in many:
            self.run(db, given)

    def _words(self, db: Connection, given: Given) -> "_Spoken":
        names = tuple(given)
        spoken = self._spoken.get(names)
        if spoken is None:
            compiled = self._statement.compile(dialect=db.dialect, column_keys=list(names))
            assert isinstance(compiled, SQLCompiler)
            spoken = self._spoken[names] = _spoken(compiled, self._statement, db)
        return spoken


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words, what fills each of their places, and how the first column is read.

    A place is a name with how its value is written, or a value that is always the same.
    """

    sql: str
    places: tuple[tuple[str | None, _Process | None, object], ...]
    read: _Process

    def said(self, db: Connection, given: Given) -> sqlite3.Cursor:
        values = [
            fixed if name is None else given[name] if write is None else write(given[name])
            for name, write, fixed in self.places
        ]
        for listener in listeners:
            listener(self.sql, values)
        raw = db.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw.execute(self.sql, values)


def _spoken(compiled: SQLCompiler, statement: Statement, db: Connection) -> _Spoken:
    dialect = db.dialect
    places: list[tuple[str | None, _Process | None, object]] = []
    for name in compiled.positiontup or ():
        bind = compiled.binds[name]
        write = bind.type.dialect_impl(dialect).bind_processor(dialect)
        if bind.key in compiled.column_keys or bind.required:  # type: ignore[operator]
            places.append((bind.key, write, None))
        else:
            fixed = bind.effective_value
            places.append((None, None, fixed if write is None else write(fixed)))
    read: _Process | None = None
    if isinstance(statement, Select):
        first = next(iter(statement.selected_columns)).type.dialect_impl(dialect)
        read = first.result_processor(dialect, None)
    return _Spoken(str(compiled), tuple(places), read or _as_it_is)


def _as_it_is(value: object) -> object:
    return value
