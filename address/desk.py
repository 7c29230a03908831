"""The address desk: the gazetteer of the moment and its advisers, behind two questions."""

from collections.abc import Sequence

from address.advisers import Adviser
from address.amend import amend
from address.check import check, wants_second_opinion
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict


class AddressDesk:
    """Answers what we make of an address. Without advisers the gazetteer answers alone."""

    def __init__(self, gazetteer: Gazetteer, advisers: Sequence[Adviser] = ()) -> None:
        self._gazetteer = gazetteer
        self._advisers = tuple(advisers)

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
        if query.components is not None or not query.text:
            return verdict
        for adviser in advisers:
            if not wants_second_opinion(verdict):
                break
            opinions = await adviser.opinions(query.text, query.country)
            if opinions:
                verdict = check(query, gazetteer, opinions)
        return verdict

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        """The words as a correction of a draft ("no, 47", "flat 12"), else as a new address."""
        return amend(verdict, text, self._gazetteer)

    async def aclose(self) -> None:
        for adviser in self._advisers:
            await adviser.aclose()
