"""A trial: one case, played by its recipient on a phone and by its courier at the door.

Three acts. In the morning the recipient opens the chat; then the attempt goes wrong, and is made
good; and at the promised hour the courier comes once more. What the phone received and what the
carrier's books say is kept for the report.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sandbox.hard_day.cases import SILENCE, Case, Then
from sandbox.hard_day.claims_desk import ClaimsDesk
from sandbox.hard_day.rounds import Rounds
from sandbox.own_fleet.order import Order
from sandbox.recipients.hand import NothingCame, Shown
from sandbox.recipients.persona import Persona

BELL_WAIT_SECONDS = 45.0  # real time, as a recipient has it
HEARD_WITHIN_SECONDS = 30.0
SILENT_WAIT_SECONDS = 10.0  # the question is not shown once the wait is over
LOOK_SECONDS = 0.1
CODE = "4471"


@dataclass(slots=True, kw_only=True)
class Trial(Persona):
    """`told` is what the phone said of the failure, or asked at the bell; `last` how it told the
    end. `answer` is what reached the courier, `due` when they come again."""

    case: Case
    order: Order
    rounds: Rounds
    claims: ClaimsDesk
    told: str = ""
    last: str = ""
    answer: str = ""
    due: datetime | None = None
    status: str = "unknown"

    async def morning(self) -> None:
        """Who got an address that is not theirs is not asked before the courier has been there."""
        await self.say_hello()
        if self.case.then is not Then.TELLS_THE_ADDRESS:
            await self.settle_address()

    async def goes_wrong(self) -> None:
        self.rounds.goes_out(self.order)
        if not self.case.nobody_came:
            self.rounds.arrives(self.order)
        if self.case.is_answer:
            await self._at_the_bell()
        else:
            await self._fails(self.case.name)
            await self._made_good()

    async def comes_again(self) -> None:
        """The second visit; only where there is one."""
        if self.due is not None:
            self.hand.look_away()
            self.rounds.goes_out(self.order)
            self.rounds.arrives(self.order)
            self.rounds.hands_over(self.order)
            await self._hears("delivered")

    # --- at the bell -----------------------------------------------------------------------------

    async def _at_the_bell(self) -> None:
        case, is_silent = self.case, self.case.name == SILENCE
        self.life.door.leave_home()
        self.hand.look_away()
        wait = SILENT_WAIT_SECONDS if is_silent else BELL_WAIT_SECONDS
        self.rounds.rings_in_vain(self.order, wait)
        asked = await self.hand.see_button("rescue.coming")
        self.told = asked.text
        if is_silent:
            await asyncio.sleep(wait)
            await self._fails("recipient_absent")
            await self._made_good()
            return
        if case.is_pressed:
            await self.hand.press_first(f"rescue.{case.name}")
        if case.is_pressed and case.words:
            await self.hand.see_anything()
        if case.words:
            await self.hand.write(case.words)
        heard = await self.rounds.answered(self.order)
        self.answer = str(heard.get("answer", ""))
        if self.answer == "gate_code" and CODE not in str(heard.get("text")):
            raise NothingCame(f"the code {CODE} at the courier")
        await self._answered()

    async def _answered(self) -> None:
        """What a courier does who was told so."""
        match self.answer:
            case "coming" | "gate_code":
                self.life.door.come_home()
                self.rounds.hands_over(self.order)
                await self._hears("delivered")
            case "neighbour" | "safe_place":
                self.rounds.hands_over(self.order, left=True)
                await self._hears("delivered")
            case "locker":
                await self._into_a_locker()
            case "other_day":
                await self._fails("recipient_absent")
                await self._takes_the_place()
            case other:
                raise NothingCame(f"an answer that a courier knows; it was {other!r}")

    # --- made good -------------------------------------------------------------------------------

    async def _fails(self, reason: str) -> None:
        self.hand.look_away()
        self.rounds.fails(self.order, reason)
        shown = await self.hand.see(_tells_of_a_failure, f"a word about {reason}")
        if not self.case.is_answer:
            self.told = shown.text

    async def _made_good(self) -> None:
        match self.case.then:
            case Then.TAKES_THE_PLACE:
                await self._takes_the_place()
            case Then.CHOOSES_A_TIME:
                await self._chooses_a_time()
            case Then.TELLS_THE_ADDRESS:
                await self._tells_the_address()
            case Then.TELLS_THE_DOOR:
                await self._tells_the_door()
            case Then.WANTS_A_LOCKER:
                await self._into_a_locker()
            case Then.SENDS_IT_BACK:
                await self._sends_it_back()
            case Then.WAITS:
                self.rounds.say(self.order, _FREED_BY[self.case.name])
                self.due = self.rounds.now()
            case Then.HEARS_OF_THE_CLAIM:
                await self._hears_of_the_claim()
            case then:
                raise NothingCame(f"a way to play {then!r} after a failed attempt")

    async def _takes_the_place(self) -> None:
        await self.hand.press_first("slot.yes")
        await self._is_booked()

    async def _chooses_a_time(self) -> None:
        shown = await self.hand.see_button("slot.pick", "slot.other")
        if (other := shown.button("slot.other")) is not None:
            await self.hand.press(shown, other)
        await self.choose_slot()
        await self._is_booked()

    async def _is_booked(self) -> None:
        await self.rounds.asked(self.order, "change_window")
        self.due = self.rounds.windows[self.order.tracking_number]

    async def _tells_the_address(self) -> None:
        self.hand.look_away()
        await self.hand.write(self.life.home.text)
        await self.settle_address()
        await self.rounds.asked(self.order, "change_address")
        found = await self.hand.find_button("slot.pick", "slot.other")
        if found is None:
            await self.hand.write("when can you come?")
        else:
            self.hand.unsee(found[0])
        await self._chooses_a_time()

    async def _tells_the_door(self) -> None:
        await self.hand.press_first("door.add")
        await self.hand.see_anything()
        await self.hand.write(f"the door code is {CODE}, third floor")
        await self.rounds.asked(self.order, "instructions")
        if CODE not in str(self.order.door_card):
            raise NothingCame(f"the code {CODE} on the carrier's door card")
        kept = await self.hand.find_button("slot.yes")
        if kept is None:
            raise NothingCame("the place that is kept")
        await self.hand.press(*kept)
        await self._is_booked()

    async def _into_a_locker(self) -> None:
        await self.choose_locker()
        await self.rounds.asked(self.order, "redirect")
        self.hand.look_away()
        self.rounds.puts_into_locker(self.order)
        code = await self.hand.see_code()
        if await self.lockers.type_code(code) is None:
            raise NothingCame(f"a code that opens a locker; {code} does not")
        self.life.door.take("from the locker")
        await self._hears("collected")

    async def _sends_it_back(self) -> None:
        await self.hand.press_first("return.ask")
        await self.hand.press_first("wish.yes")
        await self.rounds.asked(self.order, "return")
        self.hand.look_away()
        self.rounds.brings_back(self.order)
        await self._hears("returned")

    async def _hears_of_the_claim(self) -> None:
        await self.claims.uphold(self.order.tracking_number)
        await self.hand.see(lambda s: "closed your claim" in s.text, "how it was closed")
        self.hand.look_away()
        if self.case.ends == "lost":
            self.rounds.say(self.order, "lost")
        else:
            self.rounds.brings_back(self.order)
        await self._hears(self.case.ends)

    async def _hears(self, status: str) -> None:
        """Doorstep knows how it ended, and the phone has been told."""
        waited = 0.0
        while self.status != status:
            await asyncio.sleep(LOOK_SECONDS)
            self.status = await self.rounds.status(self.order)
            waited += LOOK_SECONDS
            if waited > HEARD_WITHIN_SECONDS:
                raise NothingCame(f"the status {status}; it is {self.status}")
        word = _TOLD_BY[status]
        shown = await self.hand.see(lambda one: word in one.text.lower(), f"{word!r} on the phone")
        self.last = shown.text


# What lets a parcel go on that nobody at the door could have helped.
_FREED_BY = {"customs": "customs_cleared", "misrouted": "in_transit"}
# How a phone tells each end, in English.
_TOLD_BY = {
    "delivered": "delivered",
    "collected": "collected",
    "returned": "back",
    "lost": "cannot find",
}


def _tells_of_a_failure(shown: Shown) -> bool:
    return "could not" in shown.text
