"""A plan: the day's jobs laid out on vans by VROOM over the roads' real travel times."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context

import numpy as np
import vroom

from sandbox.place import Place
from sandbox.roads import Roads
from sandbox.stop import Window

EXPLORATION = 3
THREADS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A van's working time: where and when it leaves, and where and when it must be back."""

    van: str
    start: Place
    end: Place
    hours: Window
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`only_van` ties the job to one van, as a promise booked into its route does."""

    key: str
    place: Place
    service_seconds: int
    units: int
    window: Window | None = None
    only_van: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """`starts` is the start of service, after any waiting for the window."""

    key: str
    starts: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    rounds: dict[str, tuple[Visit, ...]]
    left_out: tuple[str, ...]


class PlanningRoom:
    """Plans in a process of its own: while VROOM thinks it holds the interpreter, and every chat
    and every van of the same process would stand still."""

    def __init__(self, roads: Roads) -> None:
        self._roads = roads
        self._process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    async def plan(self, shifts: Sequence[Shift], jobs: Sequence[Job]) -> Plan:
        """Every job on some van within its window, or named in `left_out`."""
        if not jobs:
            return Plan(rounds={shift.van: () for shift in shifts}, left_out=())
        places = [shift.start for shift in shifts] + [shift.end for shift in shifts]
        durations = await self._roads.seconds_between(places + [job.place for job in jobs])
        ask = partial(_solve, durations, tuple(shifts), tuple(jobs))
        return await asyncio.get_running_loop().run_in_executor(self._process, ask)

    def close(self) -> None:
        self._process.shutdown(wait=True, cancel_futures=True)


def _solve(durations: np.ndarray, shifts: Sequence[Shift], jobs: Sequence[Job]) -> Plan:
    dawn = min(shift.hours.start for shift in shifts)
    vans = {shift.van: at for at, shift in enumerate(shifts)}
    problem = vroom.Input()
    problem.set_durations_matrix("car", durations)
    for at, shift in enumerate(shifts):
        problem.add_vehicle(
            vroom.Vehicle(
                at,
                start=at,
                end=len(shifts) + at,
                capacity=[shift.units],
                skills={at},
                time_window=_seconds(shift.hours, dawn),
            )
        )
    for at, job in enumerate(jobs):
        problem.add_job(
            vroom.Job(
                at,
                location=2 * len(shifts) + at,
                default_service=job.service_seconds,
                delivery=[job.units],
                skills={vans[job.only_van]} if job.only_van in vans else None,
                time_windows=[_seconds(job.window, dawn)] if job.window else (),
            )
        )
    answer = problem.solve(exploration_level=EXPLORATION, nb_threads=THREADS)
    rounds: dict[str, list[Visit]] = {shift.van: [] for shift in shifts}
    for step in answer.routes.to_dict("records"):
        if step["type"] == "job":
            starts = dawn + timedelta(seconds=int(step["arrival"]) + int(step["waiting_time"]))
            rounds[shifts[int(step["vehicle_id"])].van].append(
                Visit(jobs[int(step["id"])].key, starts)
            )
    planned = {visit.key for visits in rounds.values() for visit in visits}
    return Plan(
        rounds={van: tuple(visits) for van, visits in rounds.items()},
        left_out=tuple(job.key for job in jobs if job.key not in planned),
    )


def _seconds(window: Window, dawn: datetime) -> vroom.TimeWindow:
    start = max(0, int((window.start - dawn).total_seconds()))
    return vroom.TimeWindow(start, max(start, int((window.end - dawn).total_seconds())))
