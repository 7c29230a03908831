"""Prepared statements: what every turn says goes straight to the driver.

SQLAlchemy writes the words, once, and knows the types; but its way from a statement to the driver
takes ten times as long as SQLite's itself, and twice as long as a round trip to PostgreSQL.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import CompoundSelect, Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import AdaptedConnection
from sqlalchemy.sql.compiler import SQLCompiler

type Given = Mapping[str, object]
type Statement = Select[Any] | CompoundSelect[Any] | Insert | Update | Delete
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

    @property
    def table(self) -> str:
        """What it changes."""
        assert isinstance(self._statement, Insert | Update | Delete)
        return str(self._statement.table)

    def value(self, db: Connection, given: Given) -> Value | None:
        """Of the first row; None where there is none."""
        spoken = self.words(db, given)
        row = spoken.first(db, given)
        if row is None:
            return None
        read = spoken.reads[0]
        found: Value = row[0] if read is None else read(row[0])
        return found

    def values(self, db: Connection, given: Given) -> Sequence[Value]:
        """Of all rows."""
        spoken = self.words(db, given)
        rows, read = spoken.all(db, given), spoken.reads[0]
        return [row[0] if read is None else read(row[0]) for row in rows]

    def rows(self, db: Connection, given: Given) -> Sequence[Sequence[Any]]:
        """Each column as its type has it."""
        spoken = self.words(db, given)
        rows, reads = spoken.all(db, given), spoken.reads
        if not any(reads):
            return rows
        return [
            [value if read is None else read(value) for value, read in zip(row, reads, strict=True)]
            for row in rows
        ]

    def run(self, db: Connection, given: Given) -> int:
        """How many rows it changed."""
        return self.words(db, given).count(db, given)

    def run_each(self, db: Connection, many: Sequence[Given]) -> None:
        if many:
            self.words(db, many[0]).each(db, many)

    def words(self, db: Connection, given: Given) -> "_Spoken":
        names = (db.dialect.name, *given)
        spoken = self._spoken.get(names)
        if spoken is None:
            compiled = self._statement.compile(dialect=db.dialect, column_keys=list(given))
            assert isinstance(compiled, SQLCompiler)
            spoken = self._spoken[names] = _spoken(compiled, self._statement, db)
        return spoken


@dataclass(frozen=True, slots=True)
class _Words:
    """The words, what fills each of their places, and how each column is read (None: as it is).

    A place is a name with how its value is written, or a value that is always the same.
    """

    sql: str
    places: tuple[tuple[str | None, _Process | None, object], ...]
    reads: tuple[_Process | None, ...]

    def filled(self, given: Given) -> list[Any]:
        return [
            fixed if name is None else given[name] if write is None else write(given[name])
            for name, write, fixed in self.places
        ]


class _Spoken(Protocol):
    @property
    def sql(self) -> str: ...
    @property
    def reads(self) -> tuple[_Process | None, ...]: ...
    def filled(self, given: Given) -> list[Any]: ...
    def first(self, db: Connection, given: Given) -> Sequence[Any] | None: ...
    def all(self, db: Connection, given: Given) -> Sequence[Sequence[Any]]: ...
    def count(self, db: Connection, given: Given) -> int: ...
    def each(self, db: Connection, many: Sequence[Given]) -> None: ...


class _ToSqlite(_Words):
    def first(self, db: Connection, given: Given) -> Sequence[Any] | None:
        row: Sequence[Any] | None = self._said(db, given).fetchone()
        return row

    def all(self, db: Connection, given: Given) -> Sequence[Sequence[Any]]:
        return self._said(db, given).fetchall()

    def count(self, db: Connection, given: Given) -> int:
        return self._said(db, given).rowcount

    def each(self, db: Connection, many: Sequence[Given]) -> None:
        for given in many:
            self._said(db, given)

    def _said(self, db: Connection, given: Given) -> sqlite3.Cursor:
        values = self.filled(given)
        for listener in listeners:
            listener(self.sql, values)
        raw = db.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw.execute(self.sql, values)


class _ToPostgres(_Words):
    """asyncpg keeps the statement prepared; each is one round trip."""

    def first(self, db: Connection, given: Given) -> Sequence[Any] | None:
        values = self.filled(given)
        row: Sequence[Any] | None = _driver(db).run_async(
            lambda raw: raw.fetchrow(self.sql, *values)
        )
        return row

    def all(self, db: Connection, given: Given) -> Sequence[Sequence[Any]]:
        values = self.filled(given)
        rows: Sequence[Sequence[Any]] = _driver(db).run_async(
            lambda raw: raw.fetch(self.sql, *values)
        )
        return rows

    def count(self, db: Connection, given: Given) -> int:
        values = self.filled(given)
        told: str = _driver(db).run_async(lambda raw: raw.execute(self.sql, *values))
        return int(told.rpartition(" ")[2])

    def each(self, db: Connection, many: Sequence[Given]) -> None:
        rows = [self.filled(given) for given in many]
        _driver(db).run_async(lambda raw: raw.executemany(self.sql, rows))


def said(db: Connection, words: str, values: Sequence[Any]) -> Sequence[Any]:
    """The one row of what is said to PostgreSQL in its own words."""
    row: Sequence[Any] = _driver(db).run_async(lambda raw: raw.fetchrow(words, *values))
    return row


def _driver(db: Connection) -> AdaptedConnection:
    driver: Any = db.connection.dbapi_connection
    # Else SQLAlchemy would begin its transaction only with its own first statement.
    assert driver.autocommit, "prepared statements are for sessions of the store"
    found: AdaptedConnection = driver
    return found


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
    columns = statement.exported_columns
    reads = tuple(
        column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
    )
    kind = _ToSqlite if dialect.name == "sqlite" else _ToPostgres
    return kind(str(compiled), tuple(places), reads)
