"""Advisers: others that may know of an address: a parser next door, a source far away."""

from collections.abc import Sequence
from typing import Protocol

from address.parser.parsed_address import ParsedAddress


class Adviser(Protocol):
    """Says how it reads a line, or which addresses it finds; our own rules judge all of them."""

    async def opinions(self, text: str, country: str | None) -> Sequence[ParsedAddress]:
        """Its readings, best first; none while it is ill or slow. Never raises, and limits
        itself how long it takes: somebody waits in a chat."""

    async def aclose(self) -> None: ...


class Source(Protocol):
    """Knows addresses, far away: it is told an address, and nothing else that somebody wrote."""

    async def find(self, line: str, country: str | None) -> Sequence[ParsedAddress]:
        """The addresses that it knows by this line, best first; none while it is ill or slow.
        Never raises, and limits itself how long it takes."""

    async def aclose(self) -> None: ...
