"""Ports of the peers: who is asked outside any transaction."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.model.address import AddressQuery, Verdict
from core.model.delivery import Delivery
from core.model.ids import RouteRef
from core.model.location import Location
from core.model.map_picture import MapPicture
from core.model.notice_policy import Way
from core.model.path import Path
from core.model.route import Costing, Route, Stop
from core.model.short_letter import ShortLetter
from core.model.speech import Speech
from core.model.unkept import Unkept
from core.model.window import Window
from slots.legs import Legs

STRAIGHT_LINE = "straight-line"  # the name of the engine that knows no streets, and guesses


class TravelTimes(Protocol):
    """Travel between points by a vehicle's profile. Raises Unavailable."""

    name: str

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        """Seconds; None where there is no way: "not servable", never 0."""
        ...

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        """Raises Unavailable also where there is no way: there is nothing to draw."""
        ...

    async def aclose(self) -> None: ...


class Weather(Protocol):
    """What comes from above. Raises Unavailable."""

    name: str

    async def rain(self, at: Location, window: Window) -> Window | None:
        """From the first to the last hour inside the window in which rain or snow is likely; None
        where it stays dry, or where nobody knows yet."""
        ...

    async def aclose(self) -> None: ...


class Planner(Protocol):
    """Puts the stops of routes into a better order. Raises Unavailable."""

    name: str

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        """By route the keys of all its stops, in the shortest order found.

        Each route keeps its own stops. A window is hard: service begins in it, its end included. A
        route for which no such order was found is left out; whether an order is better than the
        present one is for who asked to say.
        """
        ...

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        """The routes planned together, from how they stand: by route the keys of its stops, so that
        all of them drive least. A stop may change to any vehicle that meets its needs; windows,
        loads and shifts are hard. `further` stops stand on none of them yet. Empty where no plan
        with everybody in it was found.
        """
        ...

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        """What these routes would break, driven in the order in which they stand: nothing is moved.
        Where something is, also the stops that fit into no order of them, with why; a stop is told
        once.
        """
        ...

    async def check(self) -> None:
        """Return if it can be asked. Raises Unavailable."""
        ...

    async def aclose(self) -> None: ...


class Addresses(Protocol):
    """Where an address is. Never raises: without its second opinion it still answers.

    `version` names what is known at the moment: it is another one after an import.
    """

    @property
    def version(self) -> str: ...

    async def check(self, query: AddressQuery) -> Verdict: ...
    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        """Words read as a correction of a draft ("no, 47", "flat 12"), else as a new address."""
        ...


class Maps(Protocol):
    """Draws the map around a pin. Raises Unavailable, also where there is nothing to draw."""

    async def picture(self, what: MapPicture) -> bytes:
        """A PNG that Telegram takes as a photo. Drawn off the loop: no other chat waits for it."""
        ...


class Voice(Protocol):
    """Words for people outside a scene: agents' notices and mails."""

    def words(self, key: str, language: str, **values: object) -> str: ...


class Switchboard(Protocol):
    """Wakes those who wait for something new; a lost ring is found by the next look."""

    def ring(self, lane: str) -> None: ...
    async def wait(self, seconds: float) -> None:
        """Until something rings, or the seconds are over."""
        ...


class Interpreter(Protocol):
    """Says what words may mean, of what it is told that they can: never more than a suggestion."""

    async def likely(self, words: str, meanings: Sequence[str]) -> Sequence[str]:
        """Some of `meanings`, the likeliest first; none while it is ill or slow. Never raises, and
        limits itself how long it takes: somebody waits in a chat."""
        ...

    async def check(self) -> None:
        """Raises Unavailable where it does not answer."""
        ...

    async def aclose(self) -> None: ...


class Translator(Protocol):
    """Says the same in another language. Whoever asks sees to what it may be shown."""

    name: str

    async def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str]:
        """One for each text, in their order. Raises Unavailable; RefusedForGood for a language that
        it does not know."""
        ...

    async def check(self) -> None:
        """Return if it can be asked. Raises Unavailable."""
        ...

    async def aclose(self) -> None: ...


class Translates(Protocol):
    """How the house translates: whoever does it never learns whom the words are about."""

    async def __call__(
        self, texts: Sequence[str], source: str, target: str, about: Sequence[Delivery], /
    ) -> Sequence[str | None]:
        """One for each text; None where what stood in it did not come back whole. `about` are the
        deliveries of the talk. Raises Unavailable, RefusedForGood."""
        ...


class Notifier(Protocol):
    """Carries short letters by mail or SMS. Raises Unavailable where it surely did not arrive,
    UncertainEffect where it may have, RefusedForGood where it never will."""

    name: str
    way: Way

    async def send(self, letter: ShortLetter) -> None: ...
    async def check(self) -> None:
        """Return if letters could go out; nothing is sent. Raises Unavailable."""
        ...

    async def aclose(self) -> None: ...


class Pictures(Protocol):
    """Draws what people send anew. Never on the loop."""

    async def cleaned(self, content: bytes) -> bytes:
        """What one sees on it, and nothing of what its file says beside. Raises ValueError, in
        words for people, for what is no picture, or is too large to be one."""
        ...


class Transcriber(Protocol):
    """Writes down what was said. Never on the loop, and never longer than its own limit."""

    name: str

    async def listen(self, sound: bytes, hint: str) -> Speech:
        """What it heard; `hint` is the language of the talk, for where the sound does not tell.

        No words where none can be made out, also in a language that it does not know. Raises
        Unavailable where it fails or takes too long.
        """
        ...

    async def check(self) -> None:
        """Return if it can be asked. Raises Unavailable."""
        ...

    async def aclose(self) -> None: ...
