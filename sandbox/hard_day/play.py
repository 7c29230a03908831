"""Playing a hard day: everybody's morning, everything that goes wrong, and each promised hour.

The clock waits for the people: it is slow while they talk, and jumps from one promised hour to the
next, so that the day is as long as their talks take, on a fast machine and on a busy one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from sandbox import handwriting
from sandbox.clock import PacedClock, sleep_until
from sandbox.day.people import Phones
from sandbox.day.world import World
from sandbox.door import Door
from sandbox.doorstep import Answer
from sandbox.hard_day.cases import CASES, Case, Then
from sandbox.hard_day.claims_desk import ClaimsDesk
from sandbox.hard_day.report import HardDay, Row
from sandbox.hard_day.trial import Trial
from sandbox.hours import at, day_of
from sandbox.own_fleet.order import Order
from sandbox.person import Person
from sandbox.recipients.hand import Hand, NothingCame
from sandbox.recipients.persona import Life
from sandbox.town import Address

FIRST_USER_ID = 5001
TALK_SPEED = 60.0
JUMP_SECONDS = 1.0  # real time from one hour of the day to the next
AT_ONCE = 12  # trials beside one another
MORNING, AT_THE_DOORS = time(8, 15), time(10, 0)
FLUSHED_WITHIN_SECONDS = 20.0


async def play_hard_day(
    world: World, phones: Phones, clock: PacedClock, cases: Sequence[Case] = CASES
) -> HardDay:
    """The next morning's, in a world that has begun already."""
    today = day_of(clock.now())
    if clock.now() > at(today, MORNING):
        today += timedelta(days=1)
    await _run_to(clock, at(today, MORNING))
    office = world.spawn(world.rounds.work())
    began = await world.rounds.open(world.rounds_url, today)
    trials = _trials(world, phones, cases, today)
    began += [await world.rounds.announce(trial.order, today) for trial in trials]
    for trial in trials:
        trial.life.token = trial.order.chat_token
    await _each(trials, Trial.morning)
    await _run_to(clock, at(today, AT_THE_DOORS))
    await _each(trials, Trial.goes_wrong)
    for due in sorted({trial.due for trial in trials if trial.due is not None}):
        await _run_to(clock, due + timedelta(minutes=1))
        await _each([trial for trial in trials if trial.due == due], Trial.comes_again)
    with suppress(TimeoutError):
        async with asyncio.timeout(FLUSHED_WITHIN_SECONDS):
            await world.rounds.reporter.flushed()
    office.cancel()
    return HardDay([_row(world, trial) for trial in trials], _refused(world, began))


async def _each(trials: Sequence[Trial], act: Callable[[Trial], Awaitable[None]]) -> None:
    """An act of all of them; who waited in vain is out."""
    free = asyncio.Semaphore(AT_ONCE)

    async def play(trial: Trial) -> None:
        async with free:
            if trial.trouble:
                return
            try:
                await act(trial)
            except NothingCame as missing:
                trial.trouble = f"waited in vain for {missing}"
                trial.due = None

    async with asyncio.TaskGroup() as acts:
        for trial in trials:
            acts.create_task(play(trial))


async def _run_to(clock: PacedClock, moment: datetime) -> None:
    left = (moment - clock.now()).total_seconds()
    if left > 0:
        clock.play(max(TALK_SPEED, left / JUMP_SECONDS))
        await sleep_until(clock, moment)
    clock.play(TALK_SPEED)


def _trials(world: World, phones: Phones, cases: Sequence[Case], day: date) -> list[Trial]:
    homes = world.town.pick(world.chance, 2 * len(cases))
    desk = ClaimsDesk(world.settings.doorstep_url, world.settings.console_door)
    return [
        _trial(world, phones, desk, case, number, homes[2 * number : 2 * number + 2], day)
        for number, case in enumerate(cases)
    ]


def _trial(
    world: World,
    phones: Phones,
    desk: ClaimsDesk,
    case: Case,
    number: int,
    homes: Sequence[Address],
    day: date,
) -> Trial:
    home, other = homes
    name, phone = f"Case {case.title}", f"+35840400{number:04d}"
    is_elsewhere = case.then is Then.TELLS_THE_ADDRESS
    order = Order(
        tracking_number=f"DRFI{day:%y%m%d}{number:05d}",
        recipient=Person(name=name, phone=phone, language="en"),
        address_text=other.text if is_elsewhere else handwriting.clean(home, world.chance),
        door=Door(home.place),
    )
    return Trial(
        life=Life(
            name=name, phone_number=phone, language="en", home=home, door=order.door, token=""
        ),
        hand=Hand(
            phones.phone(user_id=FIRST_USER_ID + number, name=name, number=phone, language="en")
        ),
        lockers=world.lockers,
        chance=world.chance,
        door_wait_seconds=world.settings.door_wait_seconds,
        a_day_seconds=world.settings.day_seconds,
        case=case,
        order=order,
        rounds=world.rounds,
        claims=desk,
    )


def _row(world: World, trial: Trial) -> Row:
    number = trial.order.tracking_number
    return Row(
        case=trial.case,
        told=trial.told,
        answer=trial.answer,
        changes=world.rounds.changes(trial.order),
        reported=tuple(world.rounds.reported.get(number, ())),
        status=trial.status,
        last=trial.last,
        trouble=trial.trouble,
    )


def _refused(world: World, began: Sequence[Answer]) -> list[str]:
    """What Doorstep did not take, webhooks that nobody can believe, and what broke of ours."""
    odd = [f"{answer.status} {answer.code or answer.body}" for answer in began if not answer.ok]
    odd += [f"events: {status} {body}" for status, body in world.rounds.reporter.refused]
    odd += [f"broke: {failure}" for failure in world.failures()]
    unsigned = sum(not one.signature_valid for one in world.rounds.webhooks.received)
    return odd + ([f"{unsigned} webhooks without a valid signature"] if unsigned else [])
