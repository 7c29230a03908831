"""Peers of a house that has no chat: they are made up, and say so."""

from dataclasses import dataclass, field

from core.model.address import AddressQuery, Verdict, VerdictCode


@dataclass
class Bell:
    rung: list[str] = field(default_factory=list)

    def ring(self, lane: str) -> None:
        self.rung.append(lane)

    async def wait(self, seconds: float) -> None: ...


class NoAddresses:
    """Knows none."""

    version = "none"

    async def check(self, query: AddressQuery) -> Verdict:
        return Verdict(verdict=VerdictCode.NOT_FOUND, confidence=0.0)

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        return verdict
