"""The sender of webhooks: one POST, and what its answer means for the next try."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from integrations.retry_after import retry_after_seconds
from integrations.webhooks.targets import BadTarget, CheckedResolver, Targets

ANSWER_SECONDS_MAX = 15.0
CONNECT_SECONDS_MAX = 5.0
CONNECTIONS_A_HOST_MAX = 16
USER_AGENT = "Doorstep-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Taken:
    """2xx: it is theirs now."""


@dataclass(frozen=True, slots=True)
class Gone:
    """410: they want no more of them, ever."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Anything else: again later, at the earliest after so many seconds where they said so."""

    why: str
    wait_seconds: float | None = None


Outcome = Taken | Gone | NotTaken


@dataclass(slots=True)
class Sender:
    """Redirects are not followed, cookies and proxies not used, answers' bodies not read."""

    targets: Targets
    answer_seconds_max: float = ANSWER_SECONDS_MAX
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """Never raises for what the other side does."""
        try:
            # Literal addresses never come by the resolver: they are checked here.
            self.targets.parsed(url)
            sent = {"Content-Type": "application/json", "User-Agent": USER_AGENT, **headers}
            async with self._opened().post(
                URL(url), data=body, headers=sent, allow_redirects=False
            ) as response:
                return _meaning(response)
        except BadTarget as bad:
            return NotTaken(f"the address {bad}")
        except aiohttp.ClientConnectorDNSError as error:
            return NotTaken(f"the address {error.os_error}")
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return NotTaken(type(error).__name__)

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=CheckedResolver(self.targets),
                    use_dns_cache=False,
                    limit_per_host=CONNECTIONS_A_HOST_MAX,
                ),
                timeout=aiohttp.ClientTimeout(
                    total=self.answer_seconds_max, sock_connect=CONNECT_SECONDS_MAX
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )
        return self._session


def _meaning(response: aiohttp.ClientResponse) -> Outcome:
    if 200 <= response.status < 300:
        return Taken()
    if response.status == 410:
        return Gone()
    return NotTaken(f"HTTP {response.status}", retry_after_seconds(response.headers))
