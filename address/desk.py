"""The address desk: the gazetteer of the moment and its second opinion, behind two questions."""

from address.amend import amend
from address.check import check, wants_second_opinion
from address.gazetteer import Gazetteer
from address.parser_client import ParserClient
from core.model.address import AddressQuery, Verdict


class AddressDesk:
    """Answers what we make of an address. Without a parser it answers by the gazetteer alone."""

    def __init__(
        self, gazetteer: Gazetteer, parser: ParserClient | None = None, version: str = ""
    ) -> None:
        self._gazetteer = gazetteer
        self._parser = parser
        self._version = version

    @property
    def gazetteer(self) -> Gazetteer:
        return self._gazetteer

    @property
    def version(self) -> str:
        """Names the gazetteer of the moment: another one after an import."""
        return self._version

    def use(self, gazetteer: Gazetteer, version: str = "") -> None:
        """From now on another gazetteer; questions under way keep theirs."""
        self._gazetteer = gazetteer
        self._version = version

    @property
    def has_parser(self) -> bool:
        return self._parser is not None

    def listen_to(self, parser: ParserClient) -> None:
        """From now on its second opinion is heard; the desk closes it in the end."""
        self._parser = parser

    async def check(self, query: AddressQuery) -> Verdict:
        """The verdict; the parser is asked only where its reading may help."""
        gazetteer = self._gazetteer
        verdict = check(query, gazetteer)
        if self._parser is None or query.components is not None or not query.text:
            return verdict
        if not wants_second_opinion(verdict):
            return verdict
        second = await self._parser.parse(query.text, query.country)
        return verdict if second is None else check(query, gazetteer, second)

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        """The words as a correction of a draft ("no, 47", "flat 12"), else as a new address."""
        return amend(verdict, text, self._gazetteer)

    async def aclose(self) -> None:
        if self._parser is not None:
            await self._parser.aclose()
