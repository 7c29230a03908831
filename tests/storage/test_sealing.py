"""Secrets lie sealed in their rows, open there alone, and change their key without being lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select, update

from storage.resealing import ROWS_AT_ONCE_MAX, check_keys, reseal, tally
from storage.sealing import MARK, KeyNotGiven, Sealing, Spoilt, State
from storage.store import SqlStore, open_store
from storage.tables import answers, people, secrets, webhooks
from tests.storage import samples as s

OLD = "the key of last year, long enough it is"
NEW = "another key, of this year, and as long"
TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WHSEC = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
TELEGRAM = b"the-secret-that-telegram-sends"
ANSWER = b'/v1/webhooks/whk_1\n{"secret": "' + WHSEC.encode() + b'"}'
ABOUT_A_PARCEL = b'/v1/deliveries\n{"id": "dlv_00000000000000000001"}'
PERSON = replace(s.PERSON, totp=TOTP)
WEBHOOK = replace(s.WEBHOOK, secret=WHSEC)
TABLES = (secrets, people, webhooks, answers)
PLAIN_WORDS = (TOTP.encode(), WHSEC.encode(), TELEGRAM)

Opened = Callable[..., AbstractAsyncContextManager[SqlStore]]


@pytest.fixture
def opened(database_url: str) -> Opened:
    """The same database, by other keys."""

    @asynccontextmanager
    async def by(*keys: str) -> AsyncIterator[SqlStore]:
        store = await open_store(database_url, Sealing(keys))
        yield store
        await store.aclose()

    return by


async def fill(store: SqlStore) -> None:
    async with store.begin() as unit:
        await unit.access.put_secret("telegram", TELEGRAM)
        await unit.access.put_person(PERSON)
        await unit.webhooks.put(WEBHOOK)
        await unit.access.keep_answer("k", "made", "hash", 201, ANSWER, s.NOW)


async def read_back(store: SqlStore) -> None:
    async with store.read() as unit:
        assert await unit.access.secret("telegram") == TELEGRAM
        assert await unit.access.person(PERSON.email) == PERSON
        assert await unit.access.person_by_id(PERSON.id) == PERSON
        assert await unit.access.people() == [PERSON]
        assert await unit.webhooks.get(WEBHOOK.id) == WEBHOOK
        assert await unit.webhooks.all() == [WEBHOOK]
        assert await unit.access.first_answer("k", "made") == ("hash", 201, ANSWER)


async def rows(store: SqlStore) -> bytes:
    """Every row that may hold a secret, as it lies in the database."""

    def lying(db: Connection) -> bytes:
        found = [db.execute(select(table)).all() for table in TABLES]
        return str([[tuple(row) for row in rows] for rows in found]).encode()

    return await store.database.look(lying)


async def test_no_secret_lies_plain(opened: Opened) -> None:
    """In none of the four tables; and each is read back as it was put."""
    async with opened(NEW) as store:
        await fill(store)
        lying = await rows(store)
        assert [word for word in PLAIN_WORDS if word in lying] == []
        assert lying.count(MARK) == 4
        await read_back(store)
        assert await tally(store) == {State.NEWEST: 4}


async def test_without_a_key_all_is_as_before(opened: Opened) -> None:
    """Plain, and told apart from what is sealed."""
    async with opened() as store:
        await fill(store)
        lying = await rows(store)
        assert [word for word in PLAIN_WORDS if word not in lying] == []
        assert await tally(store) == {State.PLAIN: 4}
        await check_keys(store)
        await read_back(store)


async def test_plain_ones_from_before_open_and_are_sealed_by_one_call(opened: Opened) -> None:
    """The second call finds nothing left to do."""
    async with opened() as store:
        await fill(store)
    async with opened(NEW) as store:
        await check_keys(store)
        await read_back(store)
        assert await reseal(store) == 4
        lying = await rows(store)
        assert [word for word in PLAIN_WORDS if word in lying] == []
        await read_back(store)
        assert await reseal(store) == 0
        assert await rows(store) == lying


async def test_a_key_is_changed_for_another(opened: Opened) -> None:
    """Both open; what is written is sealed by the first; then the old one is not needed."""
    async with opened(OLD) as store:
        await fill(store)
    async with opened(NEW, OLD) as store:
        await check_keys(store)
        await read_back(store)
        async with store.begin() as unit:
            await unit.webhooks.put(WEBHOOK)
        assert await tally(store) == {State.OLDER: 3, State.NEWEST: 1}
        assert await reseal(store) == 3
    async with opened(NEW) as store:
        await check_keys(store)
        await read_back(store)


@pytest.mark.parametrize("keys", [(), (NEW,)])
async def test_without_the_right_key_nothing_opens_and_nothing_is_lost(
    opened: Opened, keys: tuple[str, ...]
) -> None:
    """No key, or a wrong one: every look is refused, every row stays, and the right key opens."""
    async with opened(OLD) as store:
        await fill(store)
        before = await rows(store)
    async with opened(*keys) as store:
        with pytest.raises(KeyNotGiven):
            await check_keys(store)
        assert await tally(store) == {State.LOCKED: 4}
        with pytest.raises(KeyNotGiven):
            await read_back(store)
        with pytest.raises(KeyNotGiven):
            await reseal(store)
        async with store.begin() as unit:
            await unit.access.put_secret("telegram", b"made anew")
        assert await rows(store) == before
    async with opened(OLD) as store:
        await read_back(store)


async def test_a_value_opens_in_its_own_row_alone(opened: Opened) -> None:
    """Whoever can write to the database puts nobody's secret in another's place."""
    async with opened(NEW) as store:
        other = replace(
            WEBHOOK, id=type(WEBHOOK.id)("whk_other"), secret="whsec_b3RoZXJzIHNlY3JldCAx"
        )
        async with store.begin() as unit:
            await unit.webhooks.put(WEBHOOK)
            await unit.webhooks.put(other)
            await unit.access.put_secret("a", b"one")
            await unit.access.put_secret("b", b"two")
        await store.database.write(moved)
        async with store.read() as unit:
            assert await unit.access.secret("a") == b"one"
            with pytest.raises(Spoilt):
                await unit.access.secret("b")
            assert await unit.webhooks.get(WEBHOOK.id) == WEBHOOK
            with pytest.raises(Spoilt):
                await unit.webhooks.get(other.id)
        assert await tally(store) == {State.NEWEST: 2, State.SPOILT: 2}


def moved(db: Connection) -> None:
    """The secret of one row into another, for each of two tables."""
    a = db.scalar(select(secrets.c.value).where(secrets.c.name == "a"))
    db.execute(update(secrets).where(secrets.c.name == "b").values(value=a))
    body = db.scalars(select(webhooks.c.body).where(webhooks.c.id == WEBHOOK.id)).one()
    theirs = body.replace(f'"{WEBHOOK.id}"', '"whk_other"')
    db.execute(update(webhooks).where(webhooks.c.id == "whk_other").values(body=theirs))


async def test_an_answer_about_a_parcel_is_found_by_who_erases(opened: Opened) -> None:
    """It names the parcel in plain letters, and is counted nowhere as a secret."""
    async with opened(NEW) as store:
        async with store.begin() as unit:
            await unit.access.keep_answer("k", "i", "hash", 201, ABOUT_A_PARCEL, s.NOW)
        assert ABOUT_A_PARCEL.split(b"\n")[1] in await rows(store)
        async with store.read() as unit:
            assert await unit.access.first_answer("k", "i") == ("hash", 201, ABOUT_A_PARCEL)
        assert await tally(store) == {}


async def test_many_rows_are_sealed_some_at_a_time(opened: Opened) -> None:
    """None is passed over where one part ends and the next begins."""
    many = ROWS_AT_ONCE_MAX + 2
    async with opened() as store, store.begin() as unit:
        for number in range(many):
            await unit.access.put_secret(f"n{number}", b"x")
    async with opened(NEW) as store:
        assert await tally(store) == {State.PLAIN: many}
        assert await reseal(store) == many
        assert await tally(store) == {State.NEWEST: many}


@pytest.mark.parametrize("at", [0, len(MARK) + 17, -1])
def test_a_letter_that_was_changed_opens_nothing(at: int) -> None:
    """Of the key's name, of the ciphertext, of its tag."""
    sealing = Sealing([NEW])
    sealed = sealing.seal("here", b"a secret of a certain length")
    place = len(MARK) if at == 0 else at % len(sealed)
    other = b"0" if sealed[place : place + 1] != b"0" else b"1"
    with pytest.raises((KeyNotGiven, Spoilt)):
        sealing.open("here", sealed[:place] + other + sealed[place + 1 :])


def test_one_value_is_never_sealed_alike() -> None:
    """Nobody sees that two rows hold the same."""
    sealing = Sealing([NEW])
    assert sealing.seal("here", b"x") != sealing.seal("here", b"x")


def test_what_looks_sealed_is_not_kept_as_a_plain_value() -> None:
    """It could not be told apart when it is read."""
    for sealing in (Sealing(), Sealing([NEW])):
        with pytest.raises(ValueError, match="begins like a sealed value"):
            sealing.seal("here", MARK + b"x")
