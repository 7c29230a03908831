"""Pace: how fast Telegram lets a bot speak, and how long it is silent to one that was faster."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.refusals import too_many_requests

# What counts against the pace; presses are answered and messages deleted freely.
COUNTED = (
    "send",
    "edit",
    "forward",
    "copy",
    "stopMessageLiveLocation",
    "createForumTopic",
)
NOT_COUNTED = ("sendChatAction", "editForumTopic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A chat may be spoken to `chat_burst` times at once, then `chat_per_second`."""

    chat_per_second: float = 1.0
    chat_burst: int = 5
    group_per_minute: int = 20
    all_per_second: int = 30


TELEGRAM_PACE = Pace()


def counts(method: str) -> bool:
    return method.startswith(COUNTED) and method not in NOT_COUNTED


@dataclass(slots=True)
class Flood:
    """Flood control of one bot. `seconds` is a monotonic clock."""

    pace: Pace
    seconds: Callable[[], float]
    _levels: dict[int, tuple[float, float]] = field(default_factory=dict)
    _group: dict[int, deque[float]] = field(default_factory=dict)
    _all: deque[float] = field(default_factory=deque)
    _silent_until: dict[int, float] = field(default_factory=dict)

    def pass_one(self, chat: int, *, is_group: bool) -> None:
        """Raises 429 with the seconds to wait; that chat stays shut until they are over."""
        now = self.seconds()
        if (left := self._silent_until.get(chat, 0.0) - now) > 0.0:
            raise too_many_requests(math.ceil(left))
        wait = max(
            self._wait_of_group(chat, now) if is_group else self._wait_of_chat(chat, now),
            _wait_of(self._all, self.pace.all_per_second, 1.0, now),
        )
        if wait > 0.0:
            retry_after = math.ceil(wait)
            self._silent_until[chat] = now + retry_after
            raise too_many_requests(retry_after)
        self._silent_until.pop(chat, None)
        self._all.append(now)
        if is_group:
            self._group[chat].append(now)
        else:
            level, _ = self._levels[chat]
            self._levels[chat] = (level - 1.0, now)

    def _wait_of_chat(self, chat: int, now: float) -> float:
        level, at = self._levels.get(chat, (float(self.pace.chat_burst), now))
        level = min(float(self.pace.chat_burst), level + (now - at) * self.pace.chat_per_second)
        self._levels[chat] = (level, now)
        return 0.0 if level >= 1.0 else (1.0 - level) / self.pace.chat_per_second

    def _wait_of_group(self, chat: int, now: float) -> float:
        sent = self._group.setdefault(chat, deque())
        return _wait_of(sent, self.pace.group_per_minute, 60.0, now)


def _wait_of(sent: deque[float], allowed: int, span: float, now: float) -> float:
    """Seconds until fewer than `allowed` lie within the last `span`."""
    while sent and sent[0] <= now - span:
        sent.popleft()
    return 0.0 if len(sent) < allowed else sent[0] + span - now
