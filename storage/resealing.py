"""Resealing: every secret in its row, looked at, or sealed anew by the newest key."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, select, tuple_, update

from core.model.access import Person, Webhook
from storage import dialect
from storage.bodies import Body, written
from storage.sealing import (
    KeyNotGiven,
    Sealing,
    State,
    Through,
    of_answer,
    of_person,
    of_secret,
    of_webhook,
)
from storage.store import SqlStore
from storage.tables import answers, people, secrets, webhooks

ROWS_AT_ONCE_MAX = 500  # so that nobody waits long for the writer
_PERSON = Body(Person)
_WEBHOOK = Body(Webhook)


@dataclass(frozen=True, slots=True)
class _Place:
    """A column that holds a secret, and what its value becomes when that goes through something:
    of the row's key, and of what stands there."""

    column: Column[Any]
    after: Callable[[Sequence[str], Any, Through], Any]

    @property
    def table(self) -> Table:
        return self.column.table

    @property
    def keys(self) -> Sequence[Column[str]]:
        return list(self.table.primary_key.columns)


def _person(body: str, through: Through) -> str:
    person = _PERSON.read(body)
    new = of_person(person, through)
    return body if new == person else written(new)


def _webhook(body: str, through: Through) -> str:
    webhook = _WEBHOOK.read(body)
    new = of_webhook(webhook, through)
    return body if new == webhook else written(new)


_PLACES = (
    _Place(secrets.c.value, lambda key, value, through: of_secret(key[0], value, through)),
    _Place(people.c.body, lambda key, body, through: _person(body, through)),
    _Place(webhooks.c.body, lambda key, body, through: _webhook(body, through)),
    _Place(
        answers.c.answer, lambda key, answer, through: of_answer(key[0], key[1], answer, through)
    ),
)
# Answers are many, and kept for two days: whoever starts does not wait for them.
_LOOKED_AT_BY_A_START = tuple(place for place in _PLACES if place.table is not answers)


@dataclass(slots=True)
class Tally:
    """How many secrets were found in which state."""

    sealing: Sealing
    found: Counter[State] = field(default_factory=Counter)

    def __call__(self, place: str, value: bytes) -> bytes:
        self.found[self.sealing.state(place, value)] += 1
        return value


async def check_keys(store: SqlStore) -> None:
    """Raises KeyNotGiven where a secret of the database was sealed by a key that is not given."""
    found = await store.database.look(partial(_tally, store.sealing, _LOOKED_AT_BY_A_START))
    if found[State.LOCKED]:
        raise KeyNotGiven(f"{found[State.LOCKED]} secrets were sealed by a key that is not given")


async def tally(store: SqlStore) -> Counter[State]:
    """Every secret of the database, by its state."""
    return await store.database.look(partial(_tally, store.sealing, _PLACES))


async def reseal(store: SqlStore) -> int:
    """Seal by the newest key whatever is not, and let the old values leave the files; says how many
    rows that were. Raises KeyNotGiven, Spoilt: rows before that one are sealed, none is harmed."""
    changed = 0
    for place in _PLACES:
        after: Sequence[str] | None = _before_all(place)
        while after is not None:
            some = partial(_reseal_some, store.sealing, place, after)
            after, count = await store.database.sweep(some)
            changed += count
    if changed:
        await store.database.scrub()
    return changed


def _tally(sealing: Sealing, places: Sequence[_Place], db: Connection) -> Counter[State]:
    tally = Tally(sealing)
    for place in places:
        after: Sequence[str] | None = _before_all(place)
        while after is not None:
            rows = db.execute(_some(place, after)).all()
            for *key, value in rows:
                place.after(key, value, tally)
            after = _last_of(rows)
    return tally.found


def _reseal_some(
    sealing: Sealing, place: _Place, after: Sequence[str], db: Connection
) -> tuple[Sequence[str] | None, int]:
    """The key of the last row, None where no more follow; and how many were changed."""
    changed = 0
    rows = db.execute(dialect.locked(_some(place, after))).all()
    for *key, value in rows:
        new = place.after(key, value, sealing.renew)
        if new != value:
            this = [column == part for column, part in zip(place.keys, key, strict=True)]
            db.execute(update(place.table).where(*this).values({place.column: new}))
            changed += 1
    return _last_of(rows), changed


def _before_all(place: _Place) -> Sequence[str]:
    return [""] * len(place.keys)


def _some(place: _Place, after: Sequence[str]) -> Select[*tuple[Any, ...]]:
    query = select(*place.keys, place.column).where(tuple_(*place.keys) > tuple_(*after))
    return query.order_by(*place.keys).limit(ROWS_AT_ONCE_MAX)


def _last_of(rows: Sequence[Row[*tuple[Any, ...]]]) -> Sequence[str] | None:
    return rows[-1][:-1] if len(rows) == ROWS_AT_ONCE_MAX else None
