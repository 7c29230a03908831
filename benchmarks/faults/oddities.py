"""Odd things: updates that hardly anybody sends, shapes that nobody promised, and rows that nobody
can read. Each is answered, passed over or laid aside; whoever writes beside it, and after it in the
same chat, is answered as ever."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from random import Random
from typing import Any

import asyncpg

from benchmarks.faults.databases import Postgres
from benchmarks.faults.judge import judge_talks
from benchmarks.faults.load import Talk, answered, say_each, talks, until
from benchmarks.faults.scenario import Case, Scenario, Seen
from benchmarks.faults.stand import TOKEN, Stand, stand
from sandbox.telegram import Phone
from sandbox.telegram.account import User

SETTLED_SECONDS_MAX = 120.0
TAKEN_SECONDS_MAX = 60.0
DAY_SECONDS = 86_400.0
LONG_AGO = "2026-01-01 00:00:00"
BOT = int(TOKEN.partition(":")[0])

type Send = Callable[[Phone], object]
type Body = dict[str, Any]

# What a person's app sends, in order; what cannot be read as a wish is answered somehow, or not.
SENT: tuple[Send, ...] = (
    lambda phone: phone.sticker(),
    lambda phone: phone.text("👨\u200d👩\u200d👧\u200d👦🏳️\u200d🌈𝕳𝖊𝖑𝖑𝖔 \U0001f9a5"),
    lambda phone: phone.text("\u202eolleh\u202c שלום مرحبا \u200f\u200e"),
    lambda phone: phone.text("Z" + "\u0334\u0335\u0336" * 300),
    lambda phone: phone.text("a" * 4096),
    lambda phone: phone.text("<b>not &amp; closed <a href='javascript:1'>"),
    lambda phone: phone.text("{ $name } { -brand } %s %(x)s \\x00 ${jndi:ldap://x}"),
    lambda phone: phone.edit(phone.text("first"), "second"),
    lambda phone: phone.delete(phone.text("gone")),
    lambda phone: phone.photo(caption="here"),
    lambda phone: phone.document(b"%PDF-1.7", "invoice.pdf"),
    lambda phone: phone.voice(),
    lambda phone: phone.pin(90.0, 180.0),
    lambda phone: phone.venue(60.17, 24.93, "Cafe", "Somewhere 1"),
    lambda phone: phone.send_contact("+358401234567", "Ville"),
    lambda phone: phone.poll("Which?", ["one", "two"]),
    lambda phone: phone.forward({"text": "from elsewhere"}, "Somebody"),
)


async def odd_updates(case: Case) -> Seen:
    """What apps can send, what no app sends, and then rows that a newer version wrote or a disk
    spoilt."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await house.start()
        odd, others = talks(house, 3), talks(house, 3)
        await answered([*odd, *others], SETTLED_SECONDS_MAX)
        for number, send in enumerate(SENT):
            send(odd[number % len(odd)].phone)
            await say_each([*odd, *others], 1, 0.2)
        bodies = [body for talk in odd for body in shapes(talk.phone.user, house.chance)]
        for number, (kind, body) in enumerate(bodies):
            _push(house, kind, body, f"odd:{number}")
        await say_each([*odd, *others], 2)
        taken = await until(lambda: not house.bot.queue.alive(), TAKEN_SECONDS_MAX)
        left = len(house.bot.queue.alive())
        seen.must(10, taken, f"{left} updates were never taken: Telegram brings them for ever")
        rows = [row for talk in odd for row in spoilt(talk)]
        await _written(house, rows)
        await say_each([*odd, *others], 3, 0.3)
        settled = await answered([*odd, *others], SETTLED_SECONDS_MAX)
        seen.must(10, settled, "somebody waits behind something odd")
        judge_talks(seen, [*odd, *others], extra_each=0)
        fell = [one.role for one in house.parts if not one.is_alive]
        seen.must(10, not fell, f"fell: {', '.join(fell)}")
        seen.note(f"{len(SENT)} odd messages, {len(bodies)} odd shapes, {len(rows)} spoilt rows")
    return seen


def shapes(user: User, chance: Random) -> list[tuple[str, Body]]:
    """Updates as no app sends them, or none that we know of yet."""
    chat: Body = {"id": user.id, "type": "private", "first_name": user.first_name}
    whole: Body = {
        "message_id": 900_000 + chance.randrange(1_000),
        "date": 1_700_000_000,
        "chat": chat,
        "from": user.wire(),
        "text": "hello",
    }
    deep: Body = whole
    for _ in range(60):
        deep = whole | {"reply_to_message": deep}
    return [
        ("message", {}),
        ("message", {"message_id": 1}),
        ("message", whole | {"chat": None}),
        ("message", whole | {"chat": chat | {"id": str(user.id)}}),
        ("message", whole | {"chat": chat | {"type": "planet"}}),
        ("message", whole | {"from": None}),
        ("message", whole | {"date": 10**18}),
        ("message", whole | {"date": "yesterday"}),
        ("message", whole | {"text": 7}),
        ("message", whole | {"text": ["hello"]}),
        ("message", whole | {"text": "a\u0000b"}),
        ("message", whole | {"text": "é" * 100_000}),
        ("message", whole | {"entities": [{"type": "bold", "offset": 10**9, "length": -4}]}),
        ("message", {**whole, "text": None, "caption": "c" * 100_000, "photo": []}),
        ("message", {**whole, "text": None, "media_group_id": "1", "photo": [{"file_id": 1}]}),
        ("message", {**whole, "text": None, "hologram": {"rays": 7}}),
        ("message", deep),
        ("edited_message", whole | {"edit_date": -1}),
        ("callback_query", {"id": "1"}),
        ("callback_query", {"id": "2", "from": user.wire(), "data": "x" * 4096}),
        ("callback_query", {"id": "3", "from": user.wire(), "data": "slot.yes|||\u0000"}),
        ("my_chat_member", {"chat": chat}),
        ("message_reaction", {"chat": chat, "message_id": 1}),
        ("thought", {"chat": chat, "text": "of a later Bot API"}),
    ]


def spoilt(talk: Talk) -> list[tuple[str, str, str, bytes]]:
    """Rows of the inbox in somebody's own lane: source, id, lane, body."""
    who = talk.phone.user.id
    lane = f"telegram:{BOT}:{who}"
    return [
        ("pigeon", f"odd-{who}-1", lane, b"{}"),
        ("telegram", f"odd-{who}-2", lane, b"\xff\xfe\x00"),
        ("telegram", f"odd-{who}-3", lane, b'{"update_id": 1, "message"'),
        ("house", f"odd-{who}-4", lane, b'{"kind": "of_tomorrow", "key": "x"}'),
        ("house", f"odd-{who}-5", lane, b""),
    ]


def _push(house: Stand, kind: str, body: Body, lane: str) -> None:
    house.bot.queue.add(kind, body, lane=lane, life_seconds=DAY_SECONDS)
    house.world.webhook_bell.ring()


async def _written(house: Stand, rows: Sequence[tuple[str, str, str, bytes]]) -> None:
    """Straight into the table, as if they had been there before this version."""
    columns = "INSERT INTO inbox (source, id, lane, body, received_at, tries, state) VALUES "
    database = house.database
    if not isinstance(database, Postgres):
        await asyncio.to_thread(_into_file, str(database.path), columns, rows)
        return
    connection = await asyncpg.connect(database.server.get_uri(database=database.name))
    try:
        values = "($1, $2, $3, $4, now(), 0, 'pending')"
        await connection.executemany(columns + values, rows)
    finally:
        await connection.close()


def _into_file(path: str, columns: str, rows: Sequence[tuple[str, str, str, bytes]]) -> None:
    with closing(sqlite3.connect(path, timeout=30.0)) as shell, shell:
        values = f"(?, ?, ?, ?, '{LONG_AGO}', 0, 'pending')"
        shell.executemany(columns + values, rows)


SCENARIOS = (Scenario(number=25, name="odd updates and spoilt rows", play=odd_updates),)
