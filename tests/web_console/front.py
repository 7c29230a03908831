"""The front of the console as tests see it: browsers, pages read back, and streams followed."""

import asyncio
import html
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache

from aiohttp import ClientResponse, ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer
from argon2 import PasswordHasher

from bot.voice import Voice
from core.actions.ask import ask
from core.actions.house import House
from core.commands import AskPerson
from core.model.access import Desk, Person
from core.model.asker import Asker, Role
from core.model.conversation import Author, Conversation, Message
from core.model.ids import AgentId, ConversationId, MessageId
from core.ports import SignOn
from tests.bot.building import Building
from tests.bot.world import NOW
from web.console.app import console

PASSWORD = "correct horse battery"
WAIT_SECONDS = 30.0
PARTS = {
    "queue": r'<nav class="queue"[^>]*>(.*?)</nav>',
    "undelivered": r'<span class="undelivered" id="undelivered">(.*?)</span>\n  <span class="who">',
    "baton": r'<div id="baton"[^>]*>(.*?)</div>\n    <div id="present"',
    "present": r'<div id="present"[^>]*>(.*?)</div>\n    <p class="problem"',
    "say": r'<div class="send" id="say">(.*?)</div>\n    </form>',
    "beside": r'<div id="beside"[^>]*>(.*?)</div>\n  </aside>',
}
LINES = r'<ol class="lines"[^>]*>(.*?)</ol>\n'
LINE = r'<li class="line [^>]*id="line-(\d+)">.*?</div>\n</li>'


@cache
def password_hash() -> str:
    """A cheap one: the hash itself says how dear it is to check."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@dataclass(slots=True)
class Answer:
    """A page that came back."""

    status: int
    headers: Mapping[str, str]
    text: str
    cookies: list[str]

    @property
    def words(self) -> str:
        """What a person reads on it."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    @property
    def where(self) -> str:
        return self.headers["Location"]

    @property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.text)
        assert found is not None
        return found[1]

    @property
    def stream(self) -> str:
        found = re.search(r'data-stream="([^"]+)"', self.text)
        assert found is not None
        return html.unescape(found[1]).removeprefix("/console")


@dataclass(slots=True)
class Shown:
    """What a browser shows: read from a page, then changed by the events of a stream."""

    parts: dict[str, str]
    lines: dict[str, str]

    def change(self, event: "Event") -> None:
        match event.name:
            case "lines":
                self.lines = lines_in(event.html)
            case "line":
                self.lines |= lines_in(event.html)
            case name:
                self.parts[name] = event.html


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    html: str
    id: str | None


@dataclass(slots=True)
class Events:
    """A stream, read event by event."""

    response: ClientResponse
    last_id: str | None = None

    async def next(self) -> Event | None:
        """The next event; None where the stream is over."""
        said: dict[str, str] = {}
        async with asyncio.timeout(WAIT_SECONDS):
            while line := (await self.response.content.readline()).decode():
                if line.strip():
                    name, _, value = line.strip().partition(": ")
                    said[name] = value
                elif "event" in said:
                    self.last_id = said.get("id", self.last_id)
                    return Event(said["event"], json.loads(said["data"]), said.get("id"))
        return None

    async def until(self, name: str, words: str) -> list[Event]:
        """Events up to the first of that name with these words in it, and the rest of its batch."""
        got: list[Event] = []
        is_found = False
        while not (is_found and got[-1].id):
            event = await self.next()
            assert event is not None, f"the stream ended before {words!r}"
            got.append(event)
            is_found = is_found or (event.name == name and words in html.unescape(event.html))
        return got

    async def rest(self, seconds: float = 0.6) -> list[Event]:
        """What still comes, until nothing does for so long."""
        got: list[Event] = []
        with suppress(TimeoutError):
            while True:
                async with asyncio.timeout(seconds):
                    event = await self.next()
                if event is None:
                    break
                got.append(event)
        return got

    async def quiet(self) -> bool:
        """Nothing more comes."""
        return await self.rest() == []


@dataclass(slots=True)
class Browser:
    """One browser: its cookies, and the form token of the page it saw last."""

    http: ClientSession
    base: str
    csrf: str = ""

    async def get(self, path: str, **headers: str) -> Answer:
        async with self.http.get(
            f"{self.base}{path}", allow_redirects=False, headers=headers
        ) as response:
            return await answer_of(response)

    async def post(
        self, path: str, form: dict[str, str] | None = None, /, **headers: str
    ) -> Answer:
        """As its page would: with the form token, unless the form names one."""
        told = {"csrf": self.csrf} | (form or {})
        async with self.http.post(
            f"{self.base}{path}", data=told, allow_redirects=False, headers=headers
        ) as response:
            return await answer_of(response)

    async def sign_in(self, email: str, password: str = PASSWORD, **headers: str) -> Answer:
        answer = await self.post("/login", {"email": email, "password": password}, **headers)
        if answer.status == 303:
            self.csrf = (await self.get("/", **headers)).csrf
        return answer

    @asynccontextmanager
    async def follow(self, path: str, **headers: str) -> AsyncIterator[Events]:
        async with self.http.get(f"{self.base}{path}", headers=headers) as response:
            assert response.headers["Content-Type"].startswith("text/event-stream")
            yield Events(response)


@dataclass(slots=True)
class Front:
    """The console, and the house behind it."""

    building: Building
    server: TestServer
    browsers: list[ClientSession] = field(default_factory=list)

    def browser(self) -> Browser:
        session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        self.browsers.append(session)
        return Browser(session, str(self.server.make_url("/console")))

    async def signed_in(self, name: str) -> Browser:
        browser = self.browser()
        answer = await browser.sign_in(f"{name.lower()}@doorstep.example")
        assert answer.status == 303
        return browser

    async def move_into(self, house: House, sign_on: SignOn | None = None) -> None:
        """The console of this house from now on, at another address."""
        self.building.house = house
        self.building.converse = replace(self.building.converse, house=house)
        await self.server.close()
        root = web.Application()
        root.add_subapp("/console", console(house, self.building.lanes, Voice(), sign_on))
        self.server = TestServer(root, host="127.0.0.1")
        await self.server.start_server()

    async def employ(self, name: str, role: Desk) -> None:
        person = Person(
            id=AgentId(f"agt_{name.lower()}"),
            email=f"{name.lower()}@doorstep.example",
            name=name,
            role=role,
            password_hash=password_hash(),
            created_at=NOW,
        )
        async with self.building.house.store.begin() as unit:
            await unit.access.put_person(person)

    async def dismiss(self, name: str) -> None:
        async with self.building.house.store.begin() as unit:
            person = await unit.access.person(f"{name.lower()}@doorstep.example")
            assert person is not None
            await unit.access.put_person(replace(person, disabled_at=NOW))

    async def waiting_talk(self) -> ConversationId:
        """Aino has shown who she is, and wants a person."""
        await self.building.proven()
        talk = await self.building.talk()
        await ask(self.building.house, AskPerson(talk.id), Asker(Role.RECIPIENT, talk.id))
        return talk.id

    async def talk(self) -> Conversation:
        return await self.building.talk()

    async def writes(self, talk: ConversationId, text: str, number: int = 900) -> None:
        """A line of the recipient's, without anybody playing it."""
        message = Message(
            id=MessageId(f"msg_test_{number}"),
            conversation=talk,
            at=self.building.clock.at,
            author=Author.RECIPIENT,
            text=text,
            telegram_id=number,
        )
        async with self.building.house.store.begin() as unit:
            await unit.conversations.say(message)

    async def close(self) -> None:
        for browser in self.browsers:
            await browser.close()
        await self.server.close()


async def answer_of(response: ClientResponse) -> Answer:
    return Answer(
        status=response.status,
        headers=response.headers,
        text=await response.text(errors="replace"),
        cookies=response.headers.getall("Set-Cookie", []),
    )


def shown_on(page: Answer) -> Shown:
    """The parts and lines of a page, by the markup that the templates put around them."""
    parts = {
        name: found[1]
        for name, pattern in PARTS.items()
        if (found := re.search(pattern, page.text, re.DOTALL))
    }
    lines = re.search(LINES, page.text, re.DOTALL)
    return Shown(parts, lines_in(lines[1]) if lines else {})


def lines_in(text: str) -> dict[str, str]:
    return {found[1]: found[0] for found in re.finditer(LINE, text, re.DOTALL)}
