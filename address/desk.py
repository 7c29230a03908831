"""The address desk: the gazetteer of the moment, its advisers and sources far away, behind two
questions."""

from collections.abc import Sequence
from dataclasses import replace

from address.advisers import Adviser, Source
from address.amend import amend
from address.asked_line import asked_line
from address.check import check, wants_another_source, wants_second_opinion
from address.gazetteers.gazetteer import Gazetteer
from address.parser.parsed_address import ParsedAddress
from core.model.address import AddressQuery, Verdict


class AddressDesk:
    """Answers what we make of an address. Without advisers and sources the gazetteer answers
    alone."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        advisers: Sequence[Adviser] = (),
        sources: Sequence[Source] = (),
    ) -> None:
        self._gazetteer = gazetteer
        self._advisers = tuple(advisers)
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
    def advisers(self) -> Sequence[Adviser]:
        return self._advisers

    def listen_to(self, adviser: Adviser) -> None:
        """From now on it is asked too, after the others; the desk closes it in the end."""
        self._advisers = (*self._advisers, adviser)

    async def check(self, query: AddressQuery) -> Verdict:
        """The verdict; others are asked one by one, and only where their reading may help."""
        gazetteer, advisers = self._gazetteer, self._advisers
        verdict = check(query, gazetteer)
        if query.components is None and query.text:
            for adviser in advisers:
                if not wants_second_opinion(verdict):
                    break
                opinions = await adviser.opinions(query.text, query.country)
                if opinions:
                    verdict = check(query, gazetteer, opinions)
        return await self._looked_up(query, verdict, gazetteer)

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        """The words as a correction of a draft ("no, 47", "flat 12"), else as a new address."""
        gazetteer = self._gazetteer
        amended = amend(verdict, text, gazetteer)
        components, country = amended.components, verdict.components.country
        if not wants_another_source(amended):
            return amended
        if components.street and components.house_number:
            query = AddressQuery(components=components, country=country)
        else:
            query = AddressQuery(text=text, country=country)
        found = await self._looked_up(query, amended, gazetteer)
        return found if found.instructions else replace(found, instructions=amended.instructions)

    async def _looked_up(
        self, query: AddressQuery, verdict: Verdict, gazetteer: Gazetteer
    ) -> Verdict:
        """What nobody here knows, in the words of those who do: proposed, never confirmed."""
        if not self._sources or not wants_another_source(verdict):
            return verdict
        line = asked_line(query, verdict)
        country = query.country or verdict.components.country
        opinions: list[ParsedAddress] = []
        for source in self._sources if line else ():
            opinions += await source.find(line, country)
            looked_up = check(query, gazetteer, opinions) if opinions else verdict
            if not wants_another_source(looked_up):
                return looked_up
        return verdict

    async def aclose(self) -> None:
        for adviser in self._advisers:
            await adviser.aclose()
        for source in self._sources:
            await source.aclose()
