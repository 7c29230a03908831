"""Playing a day: everybody acts until evening, then the day is judged; or the world runs on."""

import asyncio
from contextlib import suppress

from sandbox.clock import sleep_until
from sandbox.day.checks import judge
from sandbox.day.evidence import gather
from sandbox.day.neighbours import Neighbours
from sandbox.day.people import Phones, Resident, learn_link, move_in, stranger
from sandbox.day.report import DayReport, Played
from sandbox.day.script import POST
from sandbox.day.world import World, end_of
from sandbox.door import Door
from sandbox.own_fleet.order import Order
from sandbox.person import Person
from sandbox.recipients.agent import Agent
from sandbox.recipients.cast import Onlooker, Stranger

STAGGER_SECONDS = 0.15
EVENING_PATIENCE_SECONDS = 20.0  # real time for what is still on its way after the day
LOOK_SECONDS = 0.2


async def play_day_in(world: World, phones: Phones) -> DayReport:
    """One scripted day from now until evening, in a world that has begun already."""
    today = world.today
    agent = Agent(world.desk)
    residents = await move_in(world, phones)
    world.spawn(agent.work())
    vans = [
        world.spawn(world.fleet.run_day(today)),
        world.spawn(world.company.run_day(today)),
    ]
    curious = stranger(world, phones, residents[0])
    acts = [
        asyncio.ensure_future(_act(world, resident, at * STAGGER_SECONDS))
        for at, resident in enumerate(residents)
    ]
    acts.append(asyncio.ensure_future(_peep(curious, residents[0])))
    neighbours = Neighbours(world, _onlooker(residents))
    acts.append(asyncio.ensure_future(neighbours.come()))
    await sleep_until(world.clock, end_of(today))
    await asyncio.wait(acts, timeout=EVENING_PATIENCE_SECONDS)
    for act in acts:
        act.cancel()
    await asyncio.gather(*acts, return_exceptions=True)
    await asyncio.wait(vans, timeout=EVENING_PATIENCE_SECONDS)
    await _settle(world, residents)
    return await _report(world, residents, curious, neighbours)


async def run_world(world: World, phones: Phones) -> None:
    """Vans drive day after day, and the day's people get their parcels. Never ends; the world has
    begun already."""
    async with asyncio.TaskGroup() as going_on:
        going_on.create_task(world.fleet.run(world.today))
        going_on.create_task(world.company.run(world.today, world.town.pick(world.chance, 9)))
        going_on.create_task(_extras(world, phones))


async def announce_yours(world: World) -> Order:
    """The parcel of the person at the phone page; its order holds the chat link."""
    you = world.settings.you
    home = world.town.pick(world.chance, 1)[0]
    order = Order(
        tracking_number=f"JJFI{world.today:%y%m%d}99999",
        recipient=Person(name=you.name, phone=you.phone_number, language=you.language),
        address_text=home.with_unit("B 24"),
        door=Door(home.place),
    )
    world.began += await world.fleet.announce([order], world.today)
    world.yours = order
    return order


async def _extras(world: World, phones: Phones) -> None:
    """The day's other people play their parts in the background, an agent's queue aside."""
    residents = await move_in(world, phones)
    async with asyncio.TaskGroup() as acts:
        for at, resident in enumerate(residents):
            acts.create_task(_act(world, resident, 5 + 4.0 * at))
        acts.create_task(Neighbours(world, _onlooker(residents)).come())


async def _act(world: World, resident: Resident, after_seconds: float) -> None:
    await asyncio.sleep(after_seconds)
    if resident.part.carrier == POST and not await learn_link(world, resident):
        resident.persona.trouble = "Doorstep never heard of the parcel from its carrier"
        return
    if not resident.persona.life.token:
        resident.persona.trouble = "there is no chat link"
        return
    await resident.persona.run()


def _onlooker(residents: list[Resident]) -> Resident:
    return next(each for each in residents if isinstance(each.persona, Onlooker))


async def _peep(curious: Stranger, victim: Resident) -> None:
    """The stranger tries the link once its owner has opened it."""
    while not victim.persona.played:  # noqa: ASYNC110 (a script has no event to wait for)
        await asyncio.sleep(LOOK_SECONDS)
    await curious.run()


async def _settle(world: World, residents: list[Resident]) -> None:
    """Waits for what is still on its way to Doorstep and back: last events, last changes."""
    with suppress(TimeoutError):
        async with asyncio.timeout(EVENING_PATIENCE_SECONDS):
            await world.fleet.reporter.flushed()
            while True:
                evidence = await gather(world, residents)
                waiting = [t for t in evidence.trails if t.state in ("queued", "sent", "accepted")]
                statuses = {d.get("status") for d in evidence.deliveries.values()}
                if not waiting and statuses <= {"delivered", "collected"}:
                    return
                await asyncio.sleep(5 * LOOK_SECONDS)


async def _report(
    world: World, residents: list[Resident], curious: Stranger, neighbours: Neighbours
) -> DayReport:
    evidence = await gather(world, residents)
    report = DayReport(changes=evidence.trails)
    for resident in residents:
        persona = resident.persona
        status = evidence.deliveries.get(resident.delivery, {}).get("status", "unknown")
        report.played.append(
            Played(
                name=resident.part.name,
                manner=type(persona).__name__,
                carrier=resident.part.carrier,
                scenes=tuple(persona.played),
                ended=str(status),
                trouble=persona.trouble or ("" if persona.ended else "was still playing at night"),
            )
        )
    trouble = curious.trouble or ("" if curious.ended else "was still playing at night")
    report.played.append(Played(curious.life.name, "Stranger", "", (), "", trouble))
    report.checks = judge(world, residents, curious, neighbours, evidence, report)
    return report
