"""The port over an extract: pictures and shapes, drawn in threads of their own.

The map's file is made once, by a process beside us. Until it stands there, and where the extract
knows nothing, who asks hears Unavailable and goes on without a picture.
"""

import asyncio
import logging
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.model.location import Location
from core.model.map_picture import MapPicture
from core.ports import Unavailable
from integrations.maps.extract import ATTRIBUTION, NAME
from integrations.maps.extract.building import map_file
from integrations.maps.extract.drawing import picture
from integrations.maps.extract.geojson import shapes
from integrations.maps.extract.store import Box, Shelf

BUILDER = "integrations.maps.extract.building"
AGAIN_SECONDS = 600.0  # after a building that failed
ANSWER_SECONDS_MAX = 10.0
PICTURES_KEPT = 64  # by place alone: who asked for one is not known here
CELLS_KEPT = 256
PLACE_DIGITS = 5  # a metre

log = logging.getLogger(__name__)


class Desk:
    """One thread with the file open in it. What it drew last is kept, bounded."""

    def __init__(self, name: str, kept_max: int) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"{NAME}-{name}")
        self._shelf: Shelf | None = None
        self._opened: Path | None = None
        self._kept_max = kept_max
        self._kept: OrderedDict[object, bytes] = OrderedDict()
        self._underway: dict[object, asyncio.Future[bytes]] = {}

    async def drawn(self, file: Path, key: object, draw: Callable[[Shelf], bytes]) -> bytes:
        """Raises Unavailable."""
        name = (file, key)
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        drawing = self._underway.get(name)
        if drawing is None:
            loop = asyncio.get_running_loop()
            drawing = loop.run_in_executor(self._thread, self._draw, file, draw)
            self._underway[name] = drawing
            drawing.add_done_callback(lambda done: self._drawn(name, done))
        try:
            async with asyncio.timeout(ANSWER_SECONDS_MAX):
                return await asyncio.shield(drawing)
        except TimeoutError:
            raise Unavailable(f"the map took more than {ANSWER_SECONDS_MAX:g} s") from None

    def _drawn(self, name: object, done: asyncio.Future[bytes]) -> None:
        """Kept also where whoever asked has gone on without it: the next look at it is soon."""
        self._underway.pop(name, None)
        if done.cancelled() or done.exception() is not None:
            return
        self._kept[name] = done.result()
        if len(self._kept) > self._kept_max:
            self._kept.popitem(last=False)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _draw(self, file: Path, draw: Callable[[Shelf], bytes]) -> bytes:
        """In the thread, which alone has the file open."""
        if self._shelf is None or self._opened != file:
            shelf = Shelf(file)
            if self._shelf is not None:
                self._shelf.close()
            self._shelf, self._opened = shelf, file
        return draw(self._shelf)


class ExtractMaps:
    """Draws from an OSM extract, with no peer to ask."""

    name = NAME
    attribution = ATTRIBUTION

    def __init__(self, extract: Path, folder: Path) -> None:
        self._extract = extract
        self._folder = folder
        self._pictures = Desk("pictures", PICTURES_KEPT)
        self._shapes = Desk("shapes", CELLS_KEPT)
        self._building: asyncio.Task[None] | None = None
        self._warming: asyncio.Task[None] | None = None
        self._failed_at: float | None = None

    def begin(self) -> None:
        """Has the map made where there is none yet, else its first picture drawn; nobody waits for
        either."""
        try:
            self._file()
        except Unavailable as not_yet:
            log.info("%s", not_yet)
        else:
            self._warming = asyncio.get_running_loop().create_task(self._warm())

    async def picture(self, what: MapPicture) -> bytes:
        file = self._file()
        sigma = None if what.sigma_m is None else round(what.sigma_m)
        courier = None if what.courier is None else _roughly(what.courier)
        place = MapPicture(location=_roughly(what.location), sigma_m=sigma, courier=courier)
        return await self._pictures.drawn(file, place, lambda shelf: picture(shelf, place))

    async def shapes(self, south_west: Location, north_east: Location) -> bytes:
        """What lies in the box, as GeoJSON. Raises Unavailable."""
        box = Box(south_west.lon, south_west.lat, north_east.lon, north_east.lat)
        return await self._shapes.drawn(self._file(), box, lambda shelf: shapes(shelf, box))

    async def middle(self) -> Location:
        """Of all that the extract knows. Raises Unavailable."""
        lon, lat = await asyncio.to_thread(_middle, self._file())
        return Location(lat, lon)

    async def built(self) -> None:
        """Returns when nothing is being made any more."""
        if at_work := self._at_work():
            await asyncio.wait(at_work)

    async def aclose(self) -> None:
        self._pictures.close()
        self._shapes.close()
        for task in self._at_work():
            task.cancel()
        await asyncio.gather(*self._at_work(), return_exceptions=True)

    def _at_work(self) -> list[asyncio.Task[None]]:
        return [task for task in (self._building, self._warming) if task is not None]

    async def _warm(self) -> None:
        """The first picture takes the longest: the file is opened, the letters are read. It is
        drawn before a letter waits for one."""
        try:
            await self.picture(MapPicture(location=await self.middle()))
        except Unavailable as nothing:
            log.info("no picture was drawn ahead: %s", nothing)

    def _file(self) -> Path:
        """The finished map's. Raises Unavailable where it is not there yet, and has it made."""
        try:
            file = map_file(self._extract, self._folder)
        except OSError as problem:
            raise Unavailable(f"the extract cannot be read: {problem}") from problem
        if file.exists():
            return file
        self._have_it_made()
        raise Unavailable(f"the map of {self._extract.name} is being made")

    def _have_it_made(self) -> None:
        if self._building is not None and not self._building.done():
            return
        now = time.monotonic()
        if self._failed_at is not None and now - self._failed_at < AGAIN_SECONDS:
            raise Unavailable(f"the map of {self._extract.name} could not be made")
        self._building = asyncio.get_running_loop().create_task(self._build())

    async def _build(self) -> None:
        builder = await self._builder()
        assert builder.stderr is not None
        try:
            async for line in builder.stderr:
                log.info("%s", line.decode(errors="replace").rstrip())
            is_made = await builder.wait() == 0
        finally:
            if builder.returncode is None:
                builder.kill()
                await builder.wait()
        self._failed_at = None if is_made else time.monotonic()
        if is_made:
            await self._warm()

    async def _builder(self) -> asyncio.subprocess.Process:
        """Whoever is told to stop while it starts ends it, too: nobody else would know of it."""
        command = (sys.executable, "-m", BUILDER, str(self._extract), str(self._folder))
        starting = asyncio.ensure_future(
            asyncio.create_subprocess_exec(
                *command, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
            )
        )
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            builder = await starting
            builder.kill()
            await builder.communicate()
            raise


def _roughly(where: Location) -> Location:
    return Location(round(where.lat, PLACE_DIGITS), round(where.lon, PLACE_DIGITS))


def _middle(file: Path) -> tuple[float, float]:
    shelf = Shelf(file)
    try:
        return shelf.known.middle
    finally:
        shelf.close()
