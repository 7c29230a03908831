"""The address desk: the gazetteer of the moment and its other sources, behind two questions."""

from collections.abc import Sequence

from address.amend import amend
from address.check import check, wants_second_opinion
from address.gazetteer import Gazetteer
from address.sources import Source
from core.model.address import AddressQuery, Verdict


class AddressDesk:
    """Answers what we make of an address. Without other sources the gazetteer answers alone."""

    def __init__(self, gazetteer: Gazetteer, sources: Sequence[Source] = ()) -> None:
        self._gazetteer = gazetteer
        self._sources = tuple(sources)

    @property
    def gazetteer(self) -> Gazetteer:
        return self._gazetteer

    @property
    def version(self) -> str:
        """Names the gazetteer of the moment: another one after an import that changed it."""
        return self._gazetteer.version

    def use(self, gazetteer: Gazetteer) -> None:
        """From now on another gazetteer; questions under way keep theirs."""
        self._gazetteer = gazetteer

    @property
    def sources(self) -> Sequence[Source]:
        return self._sources

    def listen_to(self, source: Source) -> None:
        """From now on it is asked too, after the others; the desk closes it in the end."""
        self._sources = (*self._sources, source)

    async def check(self, query: AddressQuery) -> Verdict:
        """The verdict; others are asked one by one, and only where their reading may help."""
        gazetteer, sources = self._gazetteer, self._sources
        verdict = check(query, gazetteer)
        if query.components is not None or not query.text:
            return verdict
        for source in sources:
            if not wants_second_opinion(verdict):
                break
            opinions = await source.opinions(query.text, query.country)
            if opinions:
                verdict = check(query, gazetteer, opinions)
        return verdict

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        """The words as a correction of a draft ("no, 47", "flat 12"), else as a new address."""
        return amend(verdict, text, self._gazetteer)

    async def aclose(self) -> None:
        for source in self._sources:
            await source.aclose()
