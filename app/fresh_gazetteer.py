"""The gazetteer of the moment: what was imported, and what parcels have taught since."""

import asyncio
import logging
from collections.abc import Sequence

from address.desk import AddressDesk
from address.gazetteers.gazetteer import Gazetteer
from app.addresses import gazetteer_state, loaded_gazetteer
from app.settings import Settings, WrongSetting
from core.model.learned_address import LearnedAddress
from core.ports import Unavailable
from core.ports.storage import Store

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 30.0


async def gazetteer_of(settings: Settings, store: Store) -> Gazetteer:
    """Raises WrongSetting where it cannot be read."""
    gazetteer = await asyncio.to_thread(loaded_gazetteer, settings)
    return await asyncio.to_thread(gazetteer.with_learned, await learned_in(store))


async def learned_in(store: Store) -> Sequence[LearnedAddress]:
    async with store.begin() as unit:
        return await unit.learned.all()


class FreshGazetteer:
    """Lets a running process use what was imported or learned meanwhile. Each process has its
    own."""

    def __init__(self, settings: Settings, store: Store, desk: AddressDesk) -> None:
        self._settings = settings
        self._store = store
        self._desk = desk
        self._state = gazetteer_state(settings)
        self._learned: Sequence[LearnedAddress] = ()

    async def run(self, every_seconds: float = LOOK_EVERY_SECONDS) -> None:
        while True:
            await asyncio.sleep(every_seconds)
            try:
                await self.look()
            except Unavailable:  # the database is away for a moment; the desk answers all the same
                log.warning("what was learned could not be read; the old gazetteer goes on")

    async def look(self) -> None:
        state = await asyncio.to_thread(gazetteer_state, self._settings)
        learned = await learned_in(self._store)
        if state == self._state and learned == self._learned:
            return
        gazetteer = self._desk.gazetteer
        if state != self._state:
            self._state = state
            try:
                gazetteer = await asyncio.to_thread(loaded_gazetteer, self._settings)
            except WrongSetting as wrong:
                log.warning("the old gazetteer goes on: %s", wrong)
        self._learned = learned
        self._desk.use(await asyncio.to_thread(gazetteer.with_learned, learned))
