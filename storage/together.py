"""Writes whose outcome nobody waits for: several are one statement, one way to PostgreSQL."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection

from storage.prepared import Given, Prepared, said

_PLACE = re.compile(r"\$(\d+)")


@dataclass(frozen=True, slots=True)
class Write:
    """`missing` is raised where it changed no row."""

    query: Prepared[Any]
    given: Given
    missing: Exception | None = None


def all_done(db: Connection, writes: Sequence[Write]) -> None:
    """In their order; what stands in one statement sees no other part of it, so none of them may
    touch a table twice."""
    group: dict[str, Write] = {}
    for write in writes:
        if write.query.table in group:
            _together(db, list(group.values()))
            group = {}
        group[write.query.table] = write
    _together(db, list(group.values()))


def _together(db: Connection, writes: Sequence[Write]) -> None:
    if len(writes) > 1 and db.dialect.name == "postgresql":
        spoken = [write.query.words(db, write.given) for write in writes]
        words = _as_one(tuple(each.sql for each in spoken))
        pairs = zip(spoken, writes, strict=True)
        values = [value for each, write in pairs for value in each.filled(write.given)]
        counts = said(db, words, values)
    else:
        counts = [write.query.run(db, write.given) for write in writes]
    for write, count in zip(writes, counts, strict=True):
        if count == 0 and write.missing is not None:
            raise write.missing


@cache
def _as_one(statements: tuple[str, ...]) -> str:
    """One that says of each how many rows it changed."""
    parts: list[str] = []
    before = 0
    for statement in statements:
        places = {int(each) for each in _PLACE.findall(statement)}
        shift = before
        moved = _PLACE.sub(lambda each: f"${int(each[1]) + shift}", statement)  # noqa: B023
        ends = "" if " RETURNING " in moved else " RETURNING 1"
        parts.append(f"w{len(parts)} AS ({moved}{ends})")
        before += max(places, default=0)
    counts = ", ".join(f"(SELECT count(*) FROM w{at})" for at in range(len(parts)))
    return f"WITH {', '.join(parts)} SELECT {counts}"
