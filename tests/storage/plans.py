"""Plans: how SQLite would answer every statement that a test made, and which read a whole table."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from storage import prepared

# Read whole, because few rows lie there or all of them are asked for; or once in a person's life.
MAY_BE_READ_WHOLE = frozenset(
    {"carriers", "people", "api_keys", "webhooks", "points", "syncs", "peers", "answers"}
)
type Given = Sequence[str | bytes | int | float | None]
_SCAN = re.compile(r"^SCAN (?!CONSTANT ROW)(\w+)\b(?! USING (COVERING )?INDEX)")


@contextmanager
def noted() -> Iterator[dict[str, Given]]:
    """Every statement made meanwhile, with one of its parameters."""
    statements: dict[str, Given] = {}

    def note(
        db: Connection, cursor: object, sql: str, given: Given, context: object, many: bool
    ) -> None:
        statements[sql] = _first(given) if many else given

    event.listen(Engine, "before_cursor_execute", note)
    prepared.listeners.append(statements.__setitem__)
    try:
        yield statements
    finally:
        prepared.listeners.remove(statements.__setitem__)
        event.remove(Engine, "before_cursor_execute", note)


def whole_tables(path: Path, statements: dict[str, Given], may_be: frozenset[str]) -> list[str]:
    """The statements that read a table from end to end."""
    with closing(sqlite3.connect(path)) as db:
        return [
            f"{scanned[1]}: {sql}"
            for sql, given in statements.items()
            if re.match(r"SELECT|UPDATE|DELETE", sql) and "sqlite_" not in sql
            for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()
            if (scanned := _SCAN.match(row[3])) and scanned[1] not in may_be
        ]


def _first(many: object) -> Given:
    assert isinstance(many, list)
    first: Given = many[0]
    return first
