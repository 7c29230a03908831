"""Playing: a crowd of personas, each with a parcel of their own, talks with one Doorstep."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sandbox.doorstep import Doorstep
from sandbox.personas import transcript
from sandbox.personas.judge import wrong_with
from sandbox.personas.life import Life
from sandbox.personas.manners import MANNERS
from sandbox.personas.talk import Talk
from sandbox.personas.words import FOREIGN
from sandbox.telegram.account import Bot
from sandbox.telegram.phone import Phone
from sandbox.telegram.world import TelegramWorld
from sandbox.town import TIMEZONE, Address, Town

CARRIER = "own-fleet"
MERCHANT = "Talvi Oy"
NAMES = ("Aino Laine", "Ben Carter", "Ida Brown", "Kalle Virta", "Nora Wells", "Oskari Salo")
FIRST_USER = 5001
DAYS_AHEAD = 5
WINDOWS = ("08:00-10:00", "10:00-12:00", "12:00-14:00", "14:00-16:00", "16:00-18:00", "18:00-20:00")
VAN_UNITS = 400  # room for everybody: who talks at the same time takes nobody's window
TALKS_AT_ONCE = 9


class NotReady(Exception):
    """Doorstep did not take in what a talk needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Every talk with what is wrong in it."""

    talks: list[tuple[Talk, list[str]]]

    @property
    def ok(self) -> bool:
        return not any(wrong for _, wrong in self.talks)

    def render(self) -> str:
        turns = sum(len(talk.turns) for talk, _ in self.talks)
        bad = [f"  {talk.manner}: {each}" for talk, wrong in self.talks for each in wrong]
        told = [f"{len(self.talks)} talks, {turns} turns, {len(bad)} things wrong."]
        return "\n".join([*told, *bad])


async def furnish(doorstep: Doorstep, today: datetime) -> None:
    """The carrier, and a van a day with room for everybody. Raises NotReady."""
    town = Town.load()
    depot = town.addresses[0].place.wire()
    free = {"allowed": True, "until": {}, "fee": None, "reversible": True, "confirms": True}
    actions = (
        "change_window", "change_address", "redirect", "instructions", "neighbour", "safe_place",
        "postpone", "return", "change_recipient", "extend_pickup", "cancel",
    )  # fmt: skip
    carrier = {
        "name": "Oma Kuljetus",
        "timezone": TIMEZONE,
        "windows": list(WINDOWS),
        "days_ahead": DAYS_AHEAD + 1,
        "units": {"S": 1, "M": 2, "L": 4, "XL": 8},
        "attempts_max": 3,
        "capabilities": dict.fromkeys(actions, free),
    }
    await _taken(doorstep, f"/v1/carriers/{CARRIER}", carrier)
    for ahead in range(1, DAYS_AHEAD + 1):
        day = (today.astimezone(ZoneInfo(TIMEZONE)) + timedelta(days=ahead)).replace(
            hour=7, minute=0, second=0, microsecond=0
        )
        ends = day.replace(hour=21)
        route = {
            "version": 1,
            "date": day.date().isoformat(),
            "carrier": CARRIER,
            "vehicle": {
                "ref": f"van-{ahead}",
                "profile": "auto",
                "capacity": {"units": VAN_UNITS, "weight_kg": 4000},
            },
            "start": {"location": depot, "at": day.isoformat()},
            "end": {"location": depot, "at": ends.isoformat()},
            "stops": [],
        }
        await _taken(doorstep, f"/v1/routes/personas-{day.date().isoformat()}", route)


async def play(
    *,
    telegram: TelegramWorld,
    bot: Bot,
    doorstep: Doorstep,
    seed: int,
    crowds: int,
    out: Path,
) -> Report:
    """`crowds` times each manner; the transcripts are kept in `out`."""
    places = Random(seed)
    town = Town.load()
    gate = asyncio.Semaphore(TALKS_AT_ONCE)
    parts = [(crowd, manner) for crowd in range(crowds) for manner in MANNERS]
    homes = [places.choice(town.addresses) for _ in parts]

    async def one(number: int, crowd: int, manner: str) -> Talk:
        async with gate:
            chance = Random(f"{seed}/{crowd}/{manner}")
            life = await _life(doorstep, number, manner, homes[number], chance)
            user = telegram.add_user(FIRST_USER + number, life.name.split()[0], life.phone, "en")
            talk = Talk(
                manner=manner, life=life, phone=Phone(telegram, user, bot), doorstep=doorstep
            )
            await talk.play(chance)
            return talk

    talks = await _all_of(one(at, *part) for at, part in enumerate(parts))
    report = Report(talks=[(talk, wrong_with(talk)) for talk in talks])
    transcript.keep(out, report.talks)
    return report


async def _all_of(talks: Iterable[Coroutine[None, None, Talk]]) -> list[Talk]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(each) for each in talks]
    return [task.result() for task in tasks]


async def _life(
    doorstep: Doorstep, number: int, manner: str, home: Address, chance: Random
) -> Life:
    """A parcel is announced, and its link found. Raises NotReady."""
    name = NAMES[number % len(NAMES)]
    phone = f"+35840500{number:04d}"
    theirs = f"+35840600{number:04d}" if manner == "fraudster" else phone
    language = chance.choice(sorted(FOREIGN)) if manner == "wrong-language" else "en"
    tracking_number = f"PERSONA{number:06d}"
    body: dict[str, object] = {
        "tracking_number": tracking_number,
        "carrier": CARRIER,
        "merchant": MERCHANT,
        "recipient": {"name": name, "phone": theirs, "language": "en"},
        "address": {"text": home.text, "country": "FI", "location": home.place.wire()},
        "parcel": {"size": "M", "weight_kg": 2.0},
        "format": "door",
    }
    answer = await doorstep.post("/v1/deliveries", body)
    if not answer.ok:
        raise NotReady(f"{answer.status} {answer.body}")
    return Life(
        name=name,
        phone=phone,
        language=language,
        home=home,
        token=str(answer.body.get("chat_link") or "").partition("start=")[2],
        delivery=str(answer.body["id"]),
        tracking_number=tracking_number,
        recipient_phone=theirs,
        proof_code=str(answer.body.get("proof_code", "")),
    )


async def _taken(doorstep: Doorstep, path: str, body: dict[str, object]) -> None:
    answer = await doorstep.put(path, body)
    if not answer.ok:
        raise NotReady(f"{path}: {answer.status} {answer.body}")
