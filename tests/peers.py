"""Peers of a house that has no chat: they are made up, and say so."""

from dataclasses import dataclass, field

from core.model.address import AddressQuery, Verdict


@dataclass
class Bell:
    rung: list[str] = field(default_factory=list)

    def ring(self, lane: str) -> None:
        self.rung.append(lane)

    async def wait(self, seconds: float) -> None: ...


class NoAddresses:
    """Nobody asks about one."""

    version = "none"

    async def check(self, query: AddressQuery) -> Verdict:
        raise NotImplementedError

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        raise NotImplementedError
