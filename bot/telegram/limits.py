"""Limits: how fast Telegram lets us speak: a message a second in a chat, twenty a minute in a
group, thirty a second in all. Our own, since the library's slow down everybody for one."""

from dataclasses import dataclass, field

CHATS_KEPT_MAX = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What the server allows; a server of our own may allow more."""

    chat_per_second: float = 1.0
    chat_burst: float = 3.0
    group_per_second: float = 15 / 60  # with the burst no more than twenty in any minute
    group_burst: float = 5.0
    all_per_second: float = 30.0
    all_burst: float = 30.0


UNHURRIED = Pace()
SANDBOX = Pace(
    chat_per_second=1000.0,
    chat_burst=1000.0,
    group_per_second=1000.0,
    group_burst=1000.0,
    all_per_second=10_000.0,
    all_burst=10_000.0,
)


@dataclass(slots=True)
class Bucket:
    """Fills with time up to `burst`; each message takes one."""

    per_second: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one may be taken."""
        self._fill(now)
        return 0.0 if self.level >= 1.0 else (1.0 - self.level) / self.per_second

    def take(self, now: float) -> None:
        self._fill(now)
        self.level -= 1.0

    def _fill(self, now: float) -> None:
        self.level = min(self.burst, self.level + max(0.0, now - self.at) * self.per_second)
        self.at = max(self.at, now)


@dataclass(slots=True)
class Limits:
    """All buckets of one bot. Times are seconds of a monotonic clock."""

    pace: Pace = UNHURRIED
    chats: dict[int, Bucket] = field(default_factory=dict)
    paused: dict[int, float] = field(default_factory=dict)
    paused_all: float = 0.0
    slowed: int = 0  # how often Telegram had to say it
    everybody: Bucket | None = None

    def reserve(self, chat: int, now: float) -> float:
        """Take a place for one message: 0.0, or the seconds to wait before asking again."""
        everybody = self._everybody(now)
        bucket = self._bucket(chat, now)
        wait = max(
            self.paused_all - now,
            self.paused.get(chat, 0.0) - now,
            bucket.wait(now),
            everybody.wait(now),
            0.0,
        )
        if wait == 0.0:
            bucket.take(now)
            everybody.take(now)
            self.paused.pop(chat, None)
        return wait

    def pause(self, chat: int, seconds: float, now: float) -> None:
        """Telegram said 429 for a chat. Three chats at once mean the bot as a whole."""
        self.slowed += 1
        self.paused[chat] = now + seconds
        if self.paused_chats(now) >= 3:
            self.paused_all = max(self.paused_all, now + min(seconds, 5.0))

    def paused_chats(self, now: float) -> int:
        """How many wait because Telegram said so."""
        return sum(until > now for until in self.paused.values())

    def paused_seconds(self, now: float) -> float:
        """How long everybody waits for that reason."""
        return max(0.0, self.paused_all - now)

    def _everybody(self, now: float) -> Bucket:
        if self.everybody is None:
            pace = self.pace
            self.everybody = Bucket(pace.all_per_second, pace.all_burst, pace.all_burst, now)
        return self.everybody

    def _bucket(self, chat: int, now: float) -> Bucket:
        found = self.chats.get(chat)
        if found is None:
            if len(self.chats) >= CHATS_KEPT_MAX:
                self._forget(now)
            is_group = chat < 0
            rate = self.pace.group_per_second if is_group else self.pace.chat_per_second
            burst = self.pace.group_burst if is_group else self.pace.chat_burst
            found = self.chats[chat] = Bucket(rate, burst, burst, now)
        return found

    def _forget(self, now: float) -> None:
        """Full buckets say nothing that a new one would not."""
        full = [
            chat
            for chat, bucket in self.chats.items()
            if bucket.level + (now - bucket.at) * bucket.per_second >= bucket.burst
        ]
        for chat in full or list(self.chats)[: CHATS_KEPT_MAX // 2]:
            del self.chats[chat]
