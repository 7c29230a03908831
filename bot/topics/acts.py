"""Acts: what follows from something that one of us did in the group. Nothing is written here."""

from dataclasses import dataclass, replace

from bot.buttons import fingerprint, tail, window_of
from bot.heard import (
    Forwarded,
    Pressed,
    Slash,
    Typed,
)
from bot.topics.act import NOTHING_AT_ALL, Act, Where
from bot.topics.deeds import (
    CHOSEN,
    IS_SURE,
    action_of,
    form_of,
    named,
    points,
    points_near,
    saying_of,
    taken_back,
    times,
    what_can_be_done,
)
from bot.topics.heard import TopicClosed, TopicReopened
from bot.topics.scenery import scene_of
from bot.topics.words import NOTE_SIGN, DeskWords, is_typed
from bot.topics.writing import corrected, remark, say, show
from core.actions.group_people import code_hash
from core.actions.house import House
from core.actions.saying_for import saying_for
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
from core.model.saying import IS_SURE as SAID_SURE
from core.model.saying import Saying
from core.model.topic import HELD

ASK_KEY, SAID_KEY = "ask", "said"  # of a change, and of what a recipient said
OLD_BUTTON = "group-old-button"


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
            return Act(text=self.desk.said("group-unknown"))
        digest = code_hash(code)
        name = next((one.name for one in where.people if one.telegram_code == digest), "")
        return Act(
            commands=(BindTelegram(digest, where.heard.user_id),),
            text=self.desk.said("group-known-now", name=name) + "\n" + self.desk.said("group-help"),
            is_house=True,
        )

    def _stranger(self, where: Where) -> Act:
        """Told once a day what to do; a press has been answered already."""
        heard = where.heard
        is_said = isinstance(heard.what, Pressed | TopicClosed | TopicReopened) or heard.edited
        if is_said or (where.talk is None and not isinstance(heard.what, Slash)):
            return NOTHING_AT_ALL
        day = self.house.clock.wall().date().isoformat()
        return Act(
            text=self.desk.said("group-unknown"), key=f"topic/stranger/{heard.user_id or 0}/{day}"
        )

    def _in_general(self, where: Where) -> Act:
        match where.heard.what:
            case Slash(name="help" | "start"):
                told = ("group-general-help", "group-help")
                return Act(text="\n".join(map(self.desk.said, told)))
            case Slash() if not where.heard.edited:
                return Act(text=self.desk.said("group-in-general"))
            case _:
                return NOTHING_AT_ALL

    async def _in_topic(self, where: Where, person: Person, talk: Conversation) -> Act:
        heard = where.heard
        if heard.edited:
            return corrected(self.desk, where, talk)
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
                words = text.removeprefix(NOTE_SIGN).strip()
                return remark(self.house, self.desk, where, talk, words)
            case Typed(text=text) | Forwarded(text=text):
                if (asked := self._asked(where)) is not None:
                    return await self._filled_in(where, *asked, text)
                return say(self.house, self.desk, where, person, talk, text)
            case _:
                return show(self.house, self.desk, where, person, talk)

    # --- the baton --------------------------------------------------------------------------------

    def _take(self, talk: Conversation, person: Person) -> Act:
        return Act(commands=(TakeOver(talk.id, person.name),), deed="take-over")

    def _back(self, talk: Conversation, person: Person) -> Act:
        """Whoever holds it, or anybody while nobody does."""
        if talk.holder not in HELD:
            return Act(text=self.desk.said("group-bot-has-it"))
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
                return await self._possible(where, talk)
            case "note":
                return remark(self.house, self.desk, where, talk, arg)
            case "help" | "start":
                return Act(text=self.desk.said("group-help"))
            case _:
                return Act(text=self.desk.said("group-unknown-command"))

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
                return await self._possible(where, talk)
            case "desk.grant" if args:
                return Act(
                    commands=(GrantAddress(talk.id, WishId(args[0])),),
                    text=self._done(self.desk.bare("group-button-approve")),
                    deed="approve",
                )
            case "desk.decline" if args:
                return Act(
                    commands=(DeclineAddress(talk.id, WishId(args[0])),),
                    text=self._done(self.desk.bare("group-button-decline")),
                    deed="decline",
                )
            case "desk.withdraw" if args:
                return await self._withdrawn(where, ChangeId(args[0]))
            case "desk.deed" if about is not None and action is not None:
                return await self._chosen(where, about, action)
            case "desk.say" if about is not None and (saying := saying_of(args)) is not None:
                return await self._heard(where, about, saying)
            case "desk.said" if about is not None and (saying := saying_of(args)) is not None:
                return self._says(where, about, saying, "")
            case "desk.sure" if about is not None and action is not None:
                return await self._deed(where, about, action, {})
            case "desk.slot" if about is not None and (window := window_of(args[1:])) is not None:
                told = self.desk.title(ChangeAction.CHANGE_WINDOW)
                when = self.desk.moment(window, where.zone)
                return Act(
                    commands=(BookWindow(about.id, window),),
                    text=self._done(f"{told}, {when}"),
                    deed=ChangeAction.CHANGE_WINDOW,
                )
            case "desk.point" if about is not None and len(args) > 1:
                return await self._sent_to(about, args[1])
            case _:
                return Act(text=self.desk.said(OLD_BUTTON))

    async def _possible(self, where: Where, talk: Conversation) -> Act:
        """With the parcels that whoever asks may see: a recipient may have another's, too."""
        async with self.house.store.read() as unit:
            scene = await scene_of(self.house, unit, talk, self.desk)
            seen = replace(scene, deliveries=where.deliveries)
            text, buttons = await what_can_be_done(self.house, unit, seen, self.desk)
        return Act(text=text, buttons=buttons)

    async def _chosen(self, where: Where, about: Delivery, action: ChangeAction) -> Act:
        """What there is to choose from, what is to be typed, or whether they are sure."""
        if action is ChangeAction.CHANGE_WINDOW:
            text, buttons = await times(self.house, about, where.zone, self.desk)
            return Act(text=text, buttons=buttons)
        if action in CHOSEN:
            text, buttons = await points(self.house, about, self.desk)
            return Act(text=text, buttons=buttons)
        if is_typed(action):
            return self._asks(about, action)
        if action in IS_SURE:
            data = f"desk.sure|{tail(about)}|{action}"
            return self._is_sure(action, data)
        return await self._deed(where, about, action, {})

    async def _heard(self, where: Where, about: Delivery, saying: Saying) -> Act:
        """What its recipient said elsewhere: asked for in words where it says nothing without."""
        if is_typed(saying):
            return self._asks(about, saying)
        if saying in SAID_SURE:
            return self._is_sure(saying, f"desk.said|{tail(about)}|{saying}")
        return self._says(where, about, saying, "")

    def _says(self, where: Where, about: Delivery, saying: Saying, words: str) -> Act:
        """Raises Refused for words that say nothing."""
        wish = saying_for(about, saying, words, where.zone)
        return Act(commands=(wish,), text=self._done(self.desk.title(saying)), deed=saying)

    def _asks(self, about: Delivery, wish: ChangeAction | Saying) -> Act:
        kind = SAID_KEY if isinstance(wish, Saying) else ASK_KEY
        return Act(text=self.desk.asks(wish), asks=f"{kind}/{wish}/{about.id}/")

    def _is_sure(self, wish: ChangeAction | Saying, data: str) -> Act:
        told = self.desk.said("group-sure", what=self.desk.title(wish))
        return Act(text=told, buttons=((self.desk.bare("group-button-sure"), data),))

    def _done(self, what: str) -> str:
        return self.desk.said("group-done", what=what)

    def _asked(self, where: Where) -> tuple[Delivery, ChangeAction | Saying] | None:
        """What was asked for in words by the message that this one answers."""
        if where.answered is None:
            return None
        match where.answered.key.split("/"):
            case ["topic", word, wish, delivery, *_] if word in (ASK_KEY, SAID_KEY):
                about = next((one for one in where.deliveries if one.id == delivery), None)
                kind = Saying if word == SAID_KEY else ChangeAction
                return (about, kind(wish)) if about is not None else None
            case _:
                return None

    async def _filled_in(
        self, where: Where, about: Delivery, action: ChangeAction | Saying, text: str
    ) -> Act:
        if isinstance(action, Saying):
            return self._says(where, about, action, text)
        return await self._deed(where, about, action, dict(form_of(action, text)))

    async def _deed(
        self, where: Where, about: Delivery, action: ChangeAction, form: dict[str, str]
    ) -> Act:
        """Raises Refused for a form that says nothing, or nothing that can be."""
        wish = self.desk.forms.command(action, form, where.zone, about)
        if isinstance(wish, GiveInstructions):
            await must_stay_here(self.house, wish)
        return Act(commands=(wish,), text=self._done(self.desk.title(action)), deed=action)

    async def _sent_to(self, about: Delivery, short: str) -> Act:
        """One of the points near by: the button holds its fingerprint alone."""
        found = await points_near(self.house, about)
        place = next((one for one in found if fingerprint(one.point.ref) == short), None)
        if place is None:
            return Act(text=self.desk.said(OLD_BUTTON))
        title = self.desk.title(ChangeAction.REDIRECT)
        return Act(
            commands=(Redirect(about.id, place.point.ref),),
            text=self._done(f"{title}, {place.point.name}"),
            deed=ChangeAction.REDIRECT,
        )

    async def _withdrawn(self, where: Where, id: ChangeId) -> Act:
        """Only of this talk's own parcels."""
        async with self.house.store.read() as unit:
            change = await unit.changes.get(id)
        if change is None or change.delivery not in {one.id for one in where.deliveries}:
            return Act(text=self.desk.said(OLD_BUTTON))
        return Act(
            commands=(WithdrawChange(id),),
            text=self._done(taken_back(change, self.desk)),
            deed="withdraw",
        )
