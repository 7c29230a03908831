"""Faults: what goes wrong on purpose, scripted by the test or the demo."""

import random
from dataclasses import dataclass, field

from sandbox.telegram.refusals import ApiRefusal

ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`refusal` answers instead of acting; the others act first, then answer badly."""

    refusal: ApiRefusal | None = None
    is_lost: bool = False
    slow_seconds: float = 0.0


@dataclass(slots=True)
class Faults:
    """Each fault hits the next call of its method, in the order they were asked for."""

    chance: random.Random
    _next: dict[str, list[tuple[int | None, Fault]]] = field(default_factory=dict)
    _lost_share: float = 0.0
    _repeated_share: float = 0.0

    def fail_next(
        self,
        method: str,
        error_code: int,
        description: str,
        retry_after: int | None = None,
        *,
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """The next calls are refused and change nothing; `method` may be "*"."""
        refusal = ApiRefusal(error_code, description, retry_after=retry_after)
        self._add(method, Fault(refusal=refusal), times, chat_id)

    def lose_response(self, method: str, *, times: int = 1, chat_id: int | None = None) -> None:
        """The next calls take effect, and the connection is cut before the answer."""
        self._add(method, Fault(is_lost=True), times, chat_id)

    def slow(
        self, method: str, seconds: float, *, times: int = 1, chat_id: int | None = None
    ) -> None:
        """The next calls take effect at once and are answered late."""
        self._add(method, Fault(slow_seconds=seconds), times, chat_id)

    def lose_responses(self, share: float) -> None:
        """From now on this share of all answers is lost after the effect; 0.0 ends it."""
        self._lost_share = share

    def repeat_webhooks(self, share: float) -> None:
        """From now on this share of the bot's answers to webhooks is lost: they come again."""
        self._repeated_share = share

    def clear(self) -> None:
        self._next.clear()
        self._lost_share = self._repeated_share = 0.0

    def due(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets."""
        for name in (method, ANY):
            waiting = self._next.get(name, [])
            for at, (only, fault) in enumerate(waiting):
                if only is None or only == chat_id:
                    del waiting[at]
                    return fault
        is_lost = method != "getUpdates" and self.chance.random() < self._lost_share
        return Fault(is_lost=True) if is_lost else None

    def repeats_webhook(self) -> bool:
        return self.chance.random() < self._repeated_share

    def _add(self, method: str, fault: Fault, times: int, chat_id: int | None) -> None:
        self._next.setdefault(method, []).extend([(chat_id, fault)] * times)
