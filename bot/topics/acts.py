"""Acts: what follows from something that one of us did in the group. Nothing is written here."""

from dataclasses import dataclass
from html import escape

from bot.buttons import fingerprint, window_of
from bot.heard import (
    Forwarded,
    Pressed,
    Slash,
    Typed,
)
from bot.topics import words as says
from bot.topics.act import NOTHING_AT_ALL, Act, Where
from bot.topics.deeds import (
    CHOSEN,
    IS_SURE,
    action_of,
    form_of,
    is_typed,
    named,
    points,
    points_near,
    taken_back,
    times,
    what_can_be_done,
)
from bot.topics.heard import TopicClosed, TopicReopened
from bot.topics.scenery import scene_of
from bot.topics.words import NOTE_SIGN, DeskWords
from bot.topics.writing import corrected, remark, say, show
from core.actions.group_people import code_hash
from core.actions.house import House
from core.actions.wishes import must_stay_here
from core.agent_commands import BindTelegram
from core.commands import (
    BookWindow,
    DeclineAddress,
    GiveInstructions,
    GrantAddress,
    HandBack,
    Redirect,
    TakeOver,
    WithdrawChange,
)
from core.model.access import Person
from core.model.carrier import ChangeAction
from core.model.conversation import Conversation, Holder
from core.model.delivery import Delivery
from core.model.ids import ChangeId, WishId
from core.model.topic import HELD

ASK_KEY = "ask"


@dataclass(frozen=True, slots=True)
class Acts:
    """Over one house."""

    house: House
    desk: DeskWords

    async def of(self, where: Where) -> Act:
        """Raises Refused, Unavailable."""
        heard = where.heard
        if isinstance(heard.what, Slash) and heard.what.name == "agent" and not heard.edited:
            return self._known(where, heard.what.arg)
        if where.person is None or not where.person.may_act:
            return self._stranger(where)
        if where.talk is None:
            return self._in_general(where)
        return await self._in_topic(where, where.person, where.talk)

    def _known(self, where: Where, code: str) -> Act:
        """Whoever writes a code is one of us from now on."""
        if where.heard.user_id is None:
            return Act(text=says.UNKNOWN)
        digest = code_hash(code)
        name = next((one.name for one in where.people if one.telegram_code == digest), "")
        return Act(
            commands=(BindTelegram(digest, where.heard.user_id),),
            text=escape(says.known_now(name)),
            is_house=True,
        )

    def _stranger(self, where: Where) -> Act:
        """Told once a day what to do; a press has been answered already."""
        heard = where.heard
        is_said = isinstance(heard.what, Pressed | TopicClosed | TopicReopened) or heard.edited
        if is_said or (where.talk is None and not isinstance(heard.what, Slash)):
            return NOTHING_AT_ALL
        day = self.house.clock.wall().date().isoformat()
        return Act(text=says.UNKNOWN, key=f"topic/stranger/{heard.user_id or 0}/{day}")

    def _in_general(self, where: Where) -> Act:
        match where.heard.what:
            case Slash(name="help" | "start"):
                return Act(text=escape(says.GENERAL_HELP))
            case Slash() if not where.heard.edited:
                return Act(text=says.IN_GENERAL)
            case _:
                return NOTHING_AT_ALL

    async def _in_topic(self, where: Where, person: Person, talk: Conversation) -> Act:
        heard = where.heard
        if heard.edited:
            return corrected(where, talk)
        match heard.what:
            case Pressed(verb=verb, args=args):
                return await self._pressed(where, person, talk, verb, args)
            case Slash(name=name, arg=arg):
                return await self._slash(where, person, talk, name, arg)
            case TopicClosed():
                return self._back(talk, person)
            case TopicReopened() if talk.holder is not Holder.AGENT:
                return self._take(talk, person)
            case TopicReopened():
                return NOTHING_AT_ALL
            case Typed(text=text) | Forwarded(text=text) if text.startswith(NOTE_SIGN):
                return remark(self.house, where, talk, text.removeprefix(NOTE_SIGN).strip())
            case Typed(text=text) | Forwarded(text=text):
                if (asked := self._asked(where)) is not None:
                    return await self._filled_in(where, *asked, text)
                return say(self.house, where, person, talk, text)
            case _:
                return show(self.house, where, person, talk)

    # --- the baton --------------------------------------------------------------------------------

    def _take(self, talk: Conversation, person: Person) -> Act:
        return Act(commands=(TakeOver(talk.id, person.name),), deed="take-over")

    def _back(self, talk: Conversation, person: Person) -> Act:
        """Whoever holds it, or anybody while nobody does."""
        if talk.holder not in HELD:
            return Act(text=says.bot_has_it())
        return Act(commands=(HandBack(talk.id),), deed="hand-back")

    # --- deeds ------------------------------------------------------------------------------------

    async def _slash(
        self, where: Where, person: Person, talk: Conversation, name: str, arg: str
    ) -> Act:
        match name:
            case "take":
                return self._take(talk, person)
            case "close" | "back":
                return self._back(talk, person)
            case "do":
                return await self._possible(talk)
            case "note":
                return remark(self.house, where, talk, arg)
            case "help" | "start":
                return Act(text=escape(says.HELP))
            case _:
                return Act(text=says.UNKNOWN_COMMAND)

    async def _pressed(
        self,
        where: Where,
        person: Person,
        talk: Conversation,
        verb: str,
        args: tuple[str, ...],
    ) -> Act:
        about = named(where.deliveries, args)
        action = action_of(args)
        match verb:
            case "desk.take":
                return self._take(talk, person)
            case "desk.back":
                return self._back(talk, person)
            case "desk.do":
                return await self._possible(talk)
            case "desk.grant" if args:
                return Act(
                    commands=(GrantAddress(talk.id, WishId(args[0])),),
                    text=says.done(says.APPROVE),
                    deed="approve",
                )
            case "desk.decline" if args:
                return Act(
                    commands=(DeclineAddress(talk.id, WishId(args[0])),),
                    text=says.done(says.DECLINE),
                    deed="decline",
                )
            case "desk.withdraw" if args:
                return await self._withdrawn(where, ChangeId(args[0]))
            case "desk.deed" if about is not None and action is not None:
                return await self._chosen(where, about, action)
            case "desk.sure" if about is not None and action is not None:
                return await self._deed(where, about, action, {})
            case "desk.slot" if about is not None and (window := window_of(args[1:])) is not None:
                told = self.desk.title(ChangeAction.CHANGE_WINDOW)
                return Act(
                    commands=(BookWindow(about.id, window),),
                    text=says.done(f"{told}, {self.desk.moment(window.start, where.zone)}"),
                    deed=ChangeAction.CHANGE_WINDOW,
                )
            case "desk.point" if about is not None and len(args) > 1:
                return await self._sent_to(about, args[1])
            case _:
                return Act(text=says.OLD_BUTTON)

    async def _possible(self, talk: Conversation) -> Act:
        async with self.house.store.read() as unit:
            scene = await scene_of(self.house, unit, talk, self.desk)
            text, buttons = await what_can_be_done(self.house, unit, scene, self.desk)
        return Act(text=text, buttons=buttons)

    async def _chosen(self, where: Where, about: Delivery, action: ChangeAction) -> Act:
        """What there is to choose from, what is to be typed, or whether they are sure."""
        title = self.desk.title(action)
        if action is ChangeAction.CHANGE_WINDOW:
            text, buttons = await times(self.house, about, where.zone)
            return Act(text=text, buttons=buttons)
        if action in CHOSEN:
            text, buttons = await points(self.house, about)
            return Act(text=text, buttons=buttons)
        if is_typed(action):
            asks = f"{ASK_KEY}/{action}/{about.id}/"
            return Act(text=escape(says.asks(title, action)), asks=asks)
        if action in IS_SURE:
            data = f"desk.sure|{about.id[-8:]}|{action}"
            return Act(text=says.sure(title), buttons=((says.SURE, data),))
        return await self._deed(where, about, action, {})

    def _asked(self, where: Where) -> tuple[Delivery, ChangeAction] | None:
        """What was asked for in words by the message that this one answers."""
        if where.answered is None:
            return None
        match where.answered.key.split("/"):
            case ["topic", word, action, delivery, *_] if word == ASK_KEY:
                about = next((one for one in where.deliveries if one.id == delivery), None)
                return (about, ChangeAction(action)) if about is not None else None
            case _:
                return None

    async def _filled_in(
        self, where: Where, about: Delivery, action: ChangeAction, text: str
    ) -> Act:
        return await self._deed(where, about, action, dict(form_of(action, text)))

    async def _deed(
        self, where: Where, about: Delivery, action: ChangeAction, form: dict[str, str]
    ) -> Act:
        """Raises Refused for a form that says nothing, or nothing that can be."""
        wish = self.desk.command(action, form, where.zone, about)
        if isinstance(wish, GiveInstructions):
            await must_stay_here(self.house, wish)
        return Act(commands=(wish,), text=says.done(self.desk.title(action)), deed=action)

    async def _sent_to(self, about: Delivery, short: str) -> Act:
        """One of the points near by: the button holds its fingerprint alone."""
        found = await points_near(self.house, about)
        place = next((one for one in found if fingerprint(one.point.ref) == short), None)
        if place is None:
            return Act(text=says.OLD_BUTTON)
        title = self.desk.title(ChangeAction.REDIRECT)
        return Act(
            commands=(Redirect(about.id, place.point.ref),),
            text=escape(says.done(f"{title}, {place.point.name}")),
            deed=ChangeAction.REDIRECT,
        )

    async def _withdrawn(self, where: Where, id: ChangeId) -> Act:
        """Only of this talk's own parcels."""
        async with self.house.store.read() as unit:
            change = await unit.changes.get(id)
        if change is None or change.delivery not in {one.id for one in where.deliveries}:
            return Act(text=says.OLD_BUTTON)
        return Act(
            commands=(WithdrawChange(id),),
            text=says.done(taken_back(change, self.desk)),
            deed="withdraw",
        )
