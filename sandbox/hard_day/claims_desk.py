"""The claims' desk: an agent with a browser, on the console's page of claims."""

import asyncio
import re

import aiohttp

from sandbox.recipients.hand import NothingCame

WITHIN_SECONDS = 20.0
LOOK_SECONDS = 0.3
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')
_ID = re.compile(r"/console/claims/(clm_\w+)/take")


class ClaimsDesk:
    """`enter` is a page that signs the agent in. One deed after the other."""

    def __init__(self, base_url: str, enter: str) -> None:
        self._base = base_url.rstrip("/")
        self._enter = enter
        self._lock = asyncio.Lock()
        self.closed: list[str] = []

    async def uphold(self, tracking_number: str) -> None:
        """Takes the claim about a parcel on, and says that its recipient is right."""
        jar = aiohttp.CookieJar(unsafe=True)  # the page lies at a number, not at a name
        async with self._lock, aiohttp.ClientSession(cookie_jar=jar) as browser:
            async with browser.get(self._base + self._enter) as entered:
                entered.raise_for_status()
            id, csrf = await self._found(browser, tracking_number)
            for deed in ("take", "close/upheld"):
                url = f"{self._base}/console/claims/{id}/{deed}"
                async with browser.post(url, data={"csrf": csrf}) as done:
                    done.raise_for_status()
            self.closed.append(tracking_number)

    async def _found(self, browser: aiohttp.ClientSession, tracking_number: str) -> tuple[str, str]:
        waited = 0.0
        while waited < WITHIN_SECONDS:
            async with browser.get(f"{self._base}/console/claims") as page:
                for item in (await page.text()).split("<li ")[1:]:
                    id, csrf = _ID.search(item), _CSRF.search(item)
                    if tracking_number in item and id is not None and csrf is not None:
                        return id[1], csrf[1]
            await asyncio.sleep(LOOK_SECONDS)
            waited += LOOK_SECONDS
        raise NothingCame(f"a claim about {tracking_number} on the console's page")
