"""What differs between SQLite and PostgreSQL in SQL and in errors; `sqlite` and `postgres` connect.

SQLite has one writer, so row locks are left out there by SQLAlchemy itself.
"""

import sqlite3
from functools import cache

import asyncpg
from sqlalchemy import ColumnElement, Connection, Select, String, Table, cast, func, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from core.ports import Unavailable
from storage.prepared import Prepared

Insert = postgresql.Insert | sqlite.Insert

# Classes of SQLSTATE that pass by themselves: connection, rollback (deadlock), resources, operator.
_PASSING = ("08", "40", "53", "57")
_SHUT = ("28", "3D")  # a wrong user, password or name: whoever runs it must mend it
# Unique, lock timeout, idle timeout, and a database that takes no connections for a while.
_PASSING_STATES = frozenset({"23505", "55P03", "25P03", "55000"})
_PASSING_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_UNIQUE_CODES = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})


def put(db: Connection, table: Table, keys: tuple[str, ...], **values: object) -> None:
    """Insert the row, or overwrite it where one of these keys stands."""
    putting(db.dialect.name, table, keys, tuple(values)).run(db, values)


def add(db: Connection, table: Table, keys: tuple[str, ...], **values: object) -> bool:
    """Insert the row; False where one of these keys stands already."""
    return ignoring(db.dialect.name, table, keys).run(db, values) > 0


# Building a statement costs ten times as much as running it: each is built once.
def insert(dialect: str, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


@cache
def ignoring(dialect: str, table: Table, keys: tuple[str, ...]) -> Prepared[object]:
    """Inserts what is not there yet."""
    return Prepared(insert(dialect, table).on_conflict_do_nothing(index_elements=keys))


@cache
def putting(
    dialect: str, table: Table, keys: tuple[str, ...], names: tuple[str, ...]
) -> Prepared[object]:
    """Inserts the row, or overwrites it where one of these keys stands."""
    statement = insert(dialect, table)
    news = {name: statement.excluded[name] for name in names if name not in keys}
    return Prepared(statement.on_conflict_do_update(index_elements=keys, set_=news))


def holds(db: Connection, column: ColumnElement[bytes], needle: bytes) -> ColumnElement[bool]:
    """Whether these bytes stand anywhere in the column's."""
    if db.dialect.name == "postgresql":
        return func.position(literal(needle).op("IN")(column)) > 0
    return func.instr(column, needle) > 0


def field(db: Connection, column: ColumnElement[str], *path: str) -> ColumnElement[str]:
    """What stands in a body under these names, as text; a list as its JSON."""
    if db.dialect.name == "postgresql":
        return cast(column, postgresql.JSONB).op("#>>", return_type=String())(
            cast(list(path), postgresql.ARRAY(String))
        )
    return func.json_extract(column, "$." + ".".join(path))


def locked[*Columns](query: Select[*Columns]) -> Select[*Columns]:
    """The rows of a query, kept from other writers until the transaction ends."""
    return query.with_for_update(key_share=True)


def free[*Columns](query: Select[*Columns]) -> Select[*Columns]:
    """The rows of a query that nobody else holds, kept from other writers."""
    return query.with_for_update(key_share=True, skip_locked=True)


def passing(error: BaseException) -> Unavailable | None:
    """The error as an illness that passes; None where it is our own bug."""
    if isinstance(error, asyncpg.InterfaceError) and "closed" not in str(error):
        return None
    # The last: the server said farewell while nobody listened, and the driver knows no way on.
    if isinstance(error, OSError | asyncpg.InterfaceError | asyncpg.InternalClientError):
        return Unavailable("the connection to the database was lost")
    if isinstance(error, sqlite3.Error | asyncpg.PostgresError):
        cause: BaseException | None = error
    elif isinstance(error, DBAPIError):
        cause = error.orig
        if error.connection_invalidated:
            return Unavailable("the connection to the database was lost")
    else:
        return None
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0)
        if code & 0xFF in _PASSING_CODES or code in _UNIQUE_CODES:
            return Unavailable(f"the database cannot now: {cause.sqlite_errorname}")
        return None
    state = getattr(cause, "sqlstate", None) or ""
    if state[:2] in _PASSING or state in _PASSING_STATES:
        return Unavailable(f"the database cannot now: {state}")
    if state[:2] in _SHUT and cause is not None:
        return Unavailable(f"the database lets nobody in: {cause.__cause__ or state}")
    return None
