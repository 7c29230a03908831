"""A Telegram that repeats, loses, reorders, slows down, falls ill, and people who have gone."""

import asyncio
import time
from collections.abc import Sequence

from benchmarks.faults.judge import judge_talks, new_messages
from benchmarks.faults.load import (
    Parcel,
    Talk,
    announced,
    answered,
    bound,
    event,
    office,
    say_each,
    sender,
    talks,
    until,
)
from benchmarks.faults.proxy import Ill
from benchmarks.faults.scenario import Case, Scenario, Seen
from benchmarks.faults.stand import Stand, stand, with_keys
from bot.telegram.webhook import PATH
from sandbox.telegram import Phone
from sandbox.telegram.world import Called

SETTLED_SECONDS_MAX = 120.0
AFTERWARDS_SECONDS = 2.0
TOO_FAST = 429
LONG_WAIT_SECONDS = 10_000
MANY = 100_000
CODE = "481516"


async def answers_lost(case: Case) -> Seen:
    """What Telegram was not told that we have, it brings again: that changes nothing."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        house.to_house.only = PATH
        house.to_house.shares = {Ill.LOSE: 0.15, Ill.REPEAT: 0.1, Ill.CUT: 0.05, Ill.DROP: 0.05}
        await house.start()
        people = talks(house, 8)
        await say_each(people, case.times(8, 100))
        await _settled(people)
        judge_talks(seen, people, extra_each=0)
        met = sum(house.to_house.met.values())
        seen.must(1, met, "no answer was lost: nothing was tried")
        seen.note(f"{met} pushes spoilt")
    return seen


async def reordered(case: Case) -> Seen:
    """Chats overtake one another, numbers have gaps and begin anew: each chat keeps its order, and
    nobody waits for a number that never comes."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        house.to_house.only = PATH
        house.to_house.shares = {Ill.HOLD: 0.3, Ill.LOSE: 0.05}
        await house.start()
        people = talks(house, 8)
        for turn in range(case.times(8, 60)):
            house.bot.queue.skip_ids(house.chance.randint(1, 5_000))
            if turn == 4:  # a week in which nobody wrote: it counts from anywhere
                house.bot.queue.next_id = 100_000_001
            await say_each(people, 1)
        settled = await _settled(people)
        seen.must(2, settled, "somebody still waits for an answer")
        judge_talks(seen, people, extra_each=0)
        seen.note(f"{house.to_house.met[Ill.HOLD]} pushes held back")
    return seen


async def too_fast(case: Case) -> Seen:
    """429 for one chat, for all, for hours: it slows whom it concerns, and is obeyed."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await house.start()
        people = talks(house, 6)
        await say_each(people, 2)
        await _settled(people)
        await _one_chat_is_slowed(house, seen, people)
        await _all_are_slowed(house, seen, people)
        await _one_is_shut_for_hours(house, seen, people)
        judge_talks(seen, people[1:], extra_each=0)
    return seen


async def _one_chat_is_slowed(house: Stand, seen: Seen, people: Sequence[Talk]) -> None:
    wait = 6
    slowed, others = people[0], people[1:]
    _refuse(house, slowed, wait, times=1)
    slowed.say()
    await until(lambda: bool(_refused(house, slowed)), SETTLED_SECONDS_MAX)
    begun, calls = time.monotonic(), len(_calls(house, slowed))
    await say_each(others, 1)
    await answered(others, SETTLED_SECONDS_MAX)
    took = time.monotonic() - begun
    seen.must(12, took < wait, f"the others were answered after {took:.1f} s")
    left = wait - 1.0 - (time.monotonic() - begun)
    await asyncio.sleep(max(0.0, left))
    tried = len(_calls(house, slowed)) - calls
    seen.must(12, not tried, f"a chat that was shut for {wait} s was called {tried} times in them")
    seen.must(12, await answered([slowed], SETTLED_SECONDS_MAX), "it was never answered after it")


async def _all_are_slowed(house: Stand, seen: Seen, people: Sequence[Talk]) -> None:
    before = len(house.world.calls)
    house.world.faults.fail_next(
        "sendMessage", TOO_FAST, "Too Many Requests: retry after 2", 2, times=MANY
    )
    await say_each(people, 4)
    await asyncio.sleep(5.0)
    house.world.faults.clear()
    calls = len(house.world.calls) - before
    # Each chat may find out by itself, once in two seconds.
    seen.must(12, calls <= len(people) * 4, f"{calls} calls in 5 s of being told to wait")
    seen.must(12, await answered(people, SETTLED_SECONDS_MAX), "somebody waits after the storm")
    seen.note(f"{calls} calls in a storm of 5 s")


async def _one_is_shut_for_hours(house: Stand, seen: Seen, people: Sequence[Talk]) -> None:
    shut, others = people[0], people[1:]
    _refuse(house, shut, LONG_WAIT_SECONDS, times=1)
    before = len(_refused(house, shut))
    shut.say()
    await until(lambda: len(_refused(house, shut)) > before, SETTLED_SECONDS_MAX)
    calls = len(_calls(house, shut))
    await house.stop()
    await house.start()
    await say_each(others, 2)
    seen.must(12, await answered(others, SETTLED_SECONDS_MAX), "the others wait with it")
    tried = len(_calls(house, shut)) - calls
    seen.must(12, not tried, f"after a restart it was called {tried} times")


async def ill(case: Case) -> Seen:
    """Calls that fail before or after their effect. A letter that may have arrived comes at most
    once more for each; a code never does."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        people = talks(house, 6)
        parcel = await announced(sender(house), "ILL00001", phone=house.add_phones(1)[0])
        await bound(parcel)
        house.to_telegram.only = "/sendMessage"
        house.to_telegram.shares = {
            Ill.LOSE: 0.1, Ill.STALE: 0.1, Ill.LATE_ERROR: 0.05, Ill.CUT: 0.05, Ill.DROP: 0.1,
        }  # fmt: skip
        await say_each(people, case.times(8, 60))
        await _settled(people)
        met = dict(house.to_telegram.met)
        house.to_telegram.heal()
        risky = sum(met.get(one, 0) for one in (Ill.LOSE, Ill.LATE_ERROR, Ill.CUT))
        judge_talks(seen, people, extra_each=risky)
        seen.must(4, risky, "no answer was lost: nothing was tried")
        extra = sum(len(one.heard()) - len(one.said) for one in people)
        seen.must(4, extra <= risky, f"{extra} letters too many for {risky} lost answers")
        await _code_at_most_once(house, seen, parcel)
        seen.note(f"{risky} answers lost, {sum(met.values()) - risky} calls refused")
    return seen


async def _code_at_most_once(house: Stand, seen: Seen, parcel: Parcel) -> None:
    """A pickup code whose answer was lost: it is not sent again."""
    assert parcel.phone is not None
    carrier, phone = office(house), parcel.phone
    house.to_telegram.shares = {Ill.LOSE: 1.0}
    told = event("ready", "ready_for_pickup", code=CODE, until="2026-12-24T20:00:00+02:00")
    await carrier.post(f"/v1/deliveries/{parcel.id}/events", told)

    def rings() -> int:
        return new_messages(phone, CODE)

    came = await until(lambda: rings() > 0, SETTLED_SECONDS_MAX)
    seen.must(4, came, "the code never came")
    await asyncio.sleep(6.0)
    house.to_telegram.heal()
    await asyncio.sleep(6.0)
    seen.must(4, rings() <= 1, f"a code came {rings()} times")


async def gone(case: Case) -> Seen:
    """Who blocked us, has no account any more, or deleted the message to edit: it is tried once,
    noted, and the others hear nothing of it."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        shop, carrier = sender(house), office(house)
        phones = house.add_phones(4)
        parcels = [
            await announced(shop, f"GONE{n:05}", phone=phone) for n, phone in enumerate(phones)
        ]
        for parcel in parcels:
            await bound(parcel)
        blocked, deactivated, deleting, well = phones
        blocked.chat.is_blocked = True  # without an update that would tell of it
        deactivated.delete_account()
        for shown in deleting.messages():
            deleting.delete(shown.id)
        calls = len(house.world.calls)
        for kind in ("in_transit", "out_for_delivery"):
            for parcel in parcels:
                told = event(f"{parcel.number}-{kind}", kind)
                await carrier.post(f"/v1/deliveries/{parcel.id}/events", told)
        for parcel in parcels:
            await carrier.post(
                f"/v1/deliveries/{parcel.id}/events", event(f"{parcel.number}-d", "delivered")
            )
        for phone in (deleting, well):
            came = await until(lambda phone=phone: _shows_it(phone, "delivered"), 60.0)  # type: ignore[misc]
            seen.must(10, came, f"{phone.user.first_name} never heard that it was delivered")
        await asyncio.sleep(10.0)
        for phone in (blocked, deactivated):
            tried = [
                one
                for one in house.world.calls[calls:]
                if one.params.get("chat_id") == phone.user.id and one.code == 403
            ]
            who = phone.user.first_name
            seen.must(10, len(tried) <= 2, f"{who} is gone, and was called {len(tried)} times")
            seen.must(10, tried, f"{who} is gone, and nobody noticed")
    return seen


def _shows_it(phone: Phone, words: str) -> bool:
    return any(one.is_from_bot and words in one.text for one in phone.messages())


def _refuse(house: Stand, talk: Talk, seconds: int, times: int) -> None:
    words = f"Too Many Requests: retry after {seconds}"
    chat = talk.phone.user.id
    house.world.faults.fail_next("sendMessage", TOO_FAST, words, seconds, times=times, chat_id=chat)


def _calls(house: Stand, talk: Talk) -> list[Called]:
    chat = talk.phone.user.id
    return [
        one
        for one in house.world.calls
        if one.method.startswith(("send", "edit")) and str(one.params.get("chat_id")) == str(chat)
    ]


def _refused(house: Stand, talk: Talk) -> list[Called]:
    return [one for one in _calls(house, talk) if one.code == TOO_FAST]


async def _settled(people: Sequence[Talk]) -> bool:
    done = await answered(people, SETTLED_SECONDS_MAX)
    await asyncio.sleep(AFTERWARDS_SECONDS)
    return done


SCENARIOS = (
    Scenario(
        number=3,
        name="answers to Telegram lost",
        play=answers_lost,
        catches=("updates-not-recognised",),
    ),
    Scenario(number=4, name="updates reordered, gaps in their numbers", play=reordered),
    Scenario(
        number=9, name="Telegram says too fast", play=too_fast, catches=("too-fast-not-heard",)
    ),
    Scenario(number=10, name="Telegram ill, before and after the effect", play=ill),
    Scenario(number=11, name="people who have gone", play=gone),
)
