"""Clocks: real time, and the faster time of a day that is played."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The world's time is real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Pace:
    """From `begins` (world time, at real time `since`) the world runs `speed` times as fast."""

    begins: datetime
    since: datetime
    speed: float


class PlayedClock:
    """A world that begins at an hour of ours, and is fast once it was told to be; not at every hour
    alike: a morning in which people talk may take longer than an afternoon in which vans drive."""

    def __init__(self, begins: datetime, since: datetime) -> None:
        self._paces = [Pace(begins, since, 1.0)]

    @property
    def speed(self) -> float:
        return self._paces[-1].speed

    def play(self, speed: float, *then: tuple[datetime, float]) -> None:
        """From now on so many times as fast; and from each later hour with its own speed."""
        wall = self.wall()
        self._paces.append(Pace(self.now_at(wall), wall, speed))
        for begins, speed_then in then:
            self._paces.append(Pace(begins, self.wall_at(begins), speed_then))

    def now(self) -> datetime:
        return self.now_at(self.wall())

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def patience(self, seconds: float) -> timedelta:
        """From now on, over a change of pace where one lies between."""
        wall = self.wall()
        return self.now_at(wall + timedelta(seconds=seconds)) - self.now_at(wall)

    async def sleep(self, world_seconds: float) -> None:
        wall = self.wall()
        until = self.wall_at(self.now_at(wall) + timedelta(seconds=world_seconds))
        await asyncio.sleep((until - wall).total_seconds())

    def now_at(self, wall: datetime) -> datetime:
        pace = next((one for one in reversed(self._paces) if one.since <= wall), self._paces[0])
        return pace.begins + (wall - pace.since) * pace.speed

    def wall_at(self, now: datetime) -> datetime:
        pace = next((one for one in reversed(self._paces) if one.begins <= now), self._paces[0])
        return pace.since + (now - pace.begins) / pace.speed
