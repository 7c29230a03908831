"""The stage: decides which beat hears what was done, and plays it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from bot.at_the_door import whose_door
from bot.at_the_point import said_at_the_point
from bot.backing_out import backs_out
from bot.buttons import TAIL_LETTERS, fingerprint, plain, tail
from bot.children import tells_of_a_child
from bot.facts import Facts
from bot.for_courier import for_courier
from bot.heard import (
    Entered,
    Forwarded,
    Heard,
    Pin,
    Pressed,
    RefusedNow,
    SaidAloud,
    Slash,
    Started,
    Told,
    Words,
)
from bot.last_read import LastRead
from bot.pasted import is_pasted
from bot.refusing import refused
from bot.scene import Scene, beat_name
from bot.standing import standing_wish
from bot.turn import Beat, Interrupted, Turn, rest, say
from bot.understanding.understood import Intent
from bot.waiting_words import stops_waiting
from core.model.conversation import Conversation, Holder
from core.model.delivery import Delivery

TURNS_IN_A_ROW_MAX = 6
PROOF = "hello.prove"  # where a chat shows whose it is
REST = "menu"  # the scene whose first beat waits for whatever comes
CHILD = "child"  # the scene in which an adult is asked for
DOOR = "rescue"  # whose courier stands at the door
QUIETLY = "day_of_delivery", "quietly"  # the beat that only brings the card up to date
GUESS = "guess"  # the scene that asks what doubtful words mean
MISUNDERSTOOD_MAX = 2  # the second misunderstanding offers a person, the next calls one

# What is heard before any question that was asked: these can never be talked over.
URGENT = frozenset({Intent.HUMAN, Intent.STOP_MESSAGES, Intent.DELETE_MY_DATA})
# What a person may press while they wait for one of us, beside going back: what needs no words.
WHILE_WAITING = ("rescue.", "person.", "language.", "human", "slot.", "day.", "locker.")


class Memory(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a conversation remembers between turns: its scene's notes, a language that was heard
    once and is not yet followed, that none is to be followed, a trace of the last words that were
    not understood, one of the last question, with how often it was put in a row, the last words
    that were acted on, and what stands under the question, by its words (`bot.typed_label`)."""

    notes: msgspec.Raw = msgspec.Raw(b"{}")
    labels: dict[str, str] = {}
    foreign: str | None = None
    stays: bool = False
    unread: str | None = None
    asked: str | None = None
    times: int = 0
    read: LastRead | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a talk stands: a scene, one of its beats, and what the scene remembers."""

    scene: Scene
    beat: Beat
    notes: Any

    @property
    def names(self) -> tuple[str, str]:
        return self.scene.name, beat_name(self.beat)


@dataclass(frozen=True, slots=True)
class Played:
    """A turn, where it was played, where the talk stands after it, and how often in a row
    nothing was understood."""

    turn: Turn
    place: Place
    after: Place
    misunderstood: int


class Stage:
    """All scenes, and the ways into them."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self.scenes = {scene.name: scene for scene in scenes}
        self._verbs: dict[str, tuple[Scene, Beat]] = {}
        self._others: dict[tuple[str, object], tuple[Scene, Beat]] = {}
        for scene in scenes:
            for verb, beat in scene.verbs.items():
                self._put(self._verbs, verb, scene, beat)
            for kind, table in (
                ("intent", scene.intents),
                ("notice", scene.notices),
                ("slash", scene.slashes),
                ("kind", scene.kinds),
            ):
                for key, beat in table.items():
                    self._put(self._others, (kind, key), scene, beat)

    @staticmethod
    def _put(table: dict[Any, tuple[Scene, Beat]], key: object, scene: Scene, beat: Beat) -> None:
        if key in table:
            raise ValueError(f"{key!r} leads to {table[key][0].name} and to {scene.name}")
        table[key] = (scene, beat)

    def place_of(self, conversation: Conversation) -> Place:
        """Where the talk stands. A scene or note of another version begins anew."""
        scene = self.scenes.get(conversation.scene) or self.scenes[REST]
        if conversation.proving is not None and scene.name == REST:
            return self._begin(PROOF)
        return self._stood(interrupted(conversation))

    def _stood(self, before: Interrupted) -> Place:
        scene = self.scenes.get(before.scene) or self.scenes[REST]
        try:
            notes = msgspec.json.decode(before.notes.encode(), type=type(scene.notes()))
        except msgspec.MsgspecError:
            notes = scene.notes()
        return Place(scene, scene.beat(before.beat), notes)

    def resting(self) -> Place:
        """Where a talk rests that nothing was asked in."""
        return self._begin(REST)

    def play(self, heard: Heard, facts: Facts, here: Place) -> Played:
        """One turn of the beat that hears this."""
        place = self.way(heard, facts, here)
        turn = place.beat(heard, facts, place.notes)
        if isinstance(heard, RefusedNow):
            if turn.unheard:
                menu, person = plain("button-menu", "menu"), plain("button-person", "human")
                turn = rest(say("lost-menu", menu, person))
            turn = replace(turn, says=(refused(heard.refusal), *turn.says))
        elif turn.unheard:
            return self._elsewhere(heard, facts, here, place)
        return Played(turn, place, self._after(turn, place, here), _misread(heard, facts))

    def way(self, heard: Heard, facts: Facts, here: Place) -> Place:
        """The beat that hears this first: a button, a notice and a command have their own; words
        belong to whoever asked."""
        found = self._direct(heard, facts)
        if found is None and here.scene.name != DOOR and _is_for_the_door(heard, facts, here):
            found = self._named(DOOR, "at_the_door")
        if found is None:
            return here
        scene, beat = found
        if facts.delivery is None and not scene.open_to_all:
            return self._begin("hello")
        return self._into(scene, beat, here)

    def _direct(self, heard: Heard, facts: Facts) -> tuple[Scene, Beat] | None:
        is_waiting = facts.conversation.holder is Holder.WAITING
        match heard:
            case Pressed(args=(name, *_)) | Pin(delivery=str(name)) if names_another(
                name, facts.deliveries
            ):
                return self._named("menu", "old")
            case Pressed(verb=verb) if is_waiting and not verb.startswith(WHILE_WAITING):
                return self._named("person", "waiting")
            case Pressed(verb=verb):
                return self._verbs.get(verb) or self._named("menu", "old")
            case Told(notice=notice, quietly=is_quiet):
                kind = ("notice", notice.kind)
                return self._named(*QUIETLY) if is_quiet else self._others.get(kind)
            case Forwarded() if not is_waiting:
                return self._others.get(("kind", Forwarded))
            case Started():
                return self._others.get(("kind", Started))
            case Slash(name=name):
                return self._others.get(("slash", name)) or self._named("menu", "menu")
            case Entered() | RefusedNow():
                return None
            case _ if is_waiting:
                return self._named("person", "waiting")
            case SaidAloud():
                return self._named("said_aloud", "heard")
            case Words(text=text) if is_pasted(text):
                return self._named("forwarded", "pasted")
            case Words() if _takes_a_person(heard, facts):
                return self._named("person", "call")
            case Words(text=text) if facts.wishes and stops_waiting(text):
                return self._named("waiting", "stop")
            case Words(text=text) if tells_of_a_child(text):
                return self._named(CHILD, "speaks")
            case Words(text=text) if (said := said_at_the_point(text, facts)) is not None:
                return self._named(*said)
            case Words(text=text) if facts.reaches_courier and for_courier(text) is not None:
                return self._named("relay", "tell")
            case Words() if standing_wish(heard) is not None:
                return self._named("preferences", "shall_i")
            case Words(text=text, understood=understood) if understood.understood:
                is_urgent = understood.intent in URGENT and not backs_out(text)
                return self._others.get(("intent", understood.intent)) if is_urgent else None
            case _:
                return None

    def _elsewhere(self, heard: Heard, facts: Facts, here: Place, tried: Place) -> Played:
        """The asked beat had no use for it: it goes where it belongs, else we say so."""
        found = self._belongs(heard)
        if found is not None:
            scene, beat = found
            is_shut = facts.delivery is None and not scene.open_to_all
            if scene.open_to_all or not is_shut:
                place = self._several(heard, facts, scene) or self._into(scene, beat, here)
                if (place.scene, place.beat) != (tried.scene, tried.beat):
                    turn = place.beat(heard, facts, place.notes)
                    if not turn.unheard:
                        return Played(turn, place, self._after_beside(turn, place, here), 0)
        return self._lost(heard, facts, tried)

    def _belongs(self, heard: Heard) -> tuple[Scene, Beat] | None:
        match heard:
            case Words(text=text, understood=understood) if understood.understood and not backs_out(
                text
            ):
                return self._others.get(("intent", understood.intent))
            case _:  # words that ask for nothing we know may tell something of the address
                return self._others.get(("kind", type(heard)))

    def _several(self, heard: Heard, facts: Facts, scene: Scene) -> Place | None:
        """With several parcels on their way we ask which one is meant."""
        is_wish = isinstance(heard, Words) and heard.understood.understood
        if scene.open_to_all or len(facts.open_deliveries) < 2 or not is_wish:
            return None
        if facts.waits() is not None:
            return None  # whose courier stands there now is meant
        asking = self.scenes["several"]
        return Place(asking, asking.beats[0], asking.notes())

    def _lost(self, heard: Heard, facts: Facts, place: Place) -> Played:
        """Not understood: ask what is meant, or say so and ask again; the second time, or for the
        same words again, offer a person; and never a third time. Who is angry gets one at once."""
        times = facts.conversation.misunderstood + 1
        if trace_of(heard) is not None and trace_of(heard) == memory_of(facts.conversation).unread:
            times = max(times, MISUNDERSTOOD_MAX)
        if times > MISUNDERSTOOD_MAX or _sounds_angry(heard):
            person, call = self._named("person", "call")
            called = Place(person, call, person.notes())
            turn = call(Entered(), facts, called.notes)
            return Played(turn, called, self._after(turn, called, place), times)
        if times == MISUNDERSTOOD_MAX:
            offer = say(
                "lost-person", plain("button-person", "human"), plain("button-menu", "menu")
            )
            turn = Turn(says=(offer,))
            return Played(turn, place, place, times)
        guess = self._begin(GUESS)
        turn = guess.beat(heard, facts, guess.notes)
        is_free = facts.delivery is not None and not place.scene.is_begun(place.notes)
        if is_free and not turn.unheard:
            return Played(turn, guess, self._after(turn, guess, place), times)
        again = self.again(facts, place)
        turn = replace(again, says=(say("lost"), *again.says))
        if not again.says:
            menu = (plain("button-menu", "menu"), plain("button-person", "human"))
            turn = replace(turn, says=(say("lost", *menu),))
        return Played(turn, place, self._after(again, place, place), times)

    def again(self, facts: Facts, place: Place) -> Turn:
        """What was asked there, asked again; nothing where that would change something."""
        turn = place.beat(Entered(), facts, place.notes)
        return Turn() if turn.unheard or turn.commands or turn.goto is not None else turn

    def _after(self, turn: Turn, place: Place, here: Place) -> Place:
        """Where the talk stands after a turn."""
        if turn.back_to is not None:
            return self._stood(turn.back_to)
        if turn.aside and turn.goto is None:
            return here
        if turn.rest and turn.goto is None:
            return self._begin(REST)
        notes = place.notes if turn.notes is None else turn.notes
        match turn.goto:
            case None:
                return Place(place.scene, turn.wait or place.beat, notes)
            case str(name):
                begun = self._begin(name)
                return begun if turn.notes is None else replace(begun, notes=turn.notes)
            case beat:
                return Place(place.scene, beat, notes)

    def _after_beside(self, turn: Turn, place: Place, here: Place) -> Place:
        """A question that is answered beside something begun does not end it."""
        is_answer = turn.rest and turn.goto is None and not turn.commands
        is_kept = is_answer and here.scene.is_begun(here.notes)
        return here if is_kept else self._after(turn, place, here)

    def _begin(self, name: str) -> Place:
        """A scene from its first beat; "menu.stale" from a named one."""
        scene_name, _, beat = name.partition(".")
        scene = self.scenes[scene_name]
        return Place(scene, scene.beat(beat), scene.notes())

    def _named(self, scene: str, beat: str) -> tuple[Scene, Beat]:
        found = self.scenes[scene]
        return found, found.beat(beat)

    @staticmethod
    def _into(scene: Scene, beat: Beat, here: Place) -> Place:
        """Another beat of the same scene remembers; another scene begins anew."""
        return Place(scene, beat, here.notes if here.scene is scene else scene.notes())


def _is_for_the_door(heard: Heard, facts: Facts, here: Place) -> bool:
    about, scene = facts.delivery, here.scene.name
    return about is not None and whose_door(heard, facts.open_deliveries, scene, facts.now) == about


def _takes_a_person(heard: Words, facts: Facts) -> bool:
    """A yes while a person is offered is said to that offer, and to nothing before it."""
    is_offered = facts.conversation.misunderstood == MISUNDERSTOOD_MAX
    read = heard.understood
    is_yes = read.understood and Intent.CONFIRM in (read.intent, *read.also)
    return is_offered and is_yes and not any(char.isdigit() for char in heard.text)


def memory_of(conversation: Conversation) -> Memory:
    try:
        return msgspec.json.decode(conversation.notes.encode(), type=Memory)
    except msgspec.MsgspecError:
        return Memory()


def interrupted(conversation: Conversation) -> Interrupted:
    """Where it stands, for whoever must ask something else first."""
    notes = bytes(memory_of(conversation).notes).decode()
    return Interrupted(conversation.scene, conversation.beat, notes)


def remembered(place: Place, memory: Memory) -> str:
    """The notes as a conversation keeps them, with whatever else it remembers."""
    notes = msgspec.Raw(msgspec.json.encode(place.notes))
    memory = msgspec.structs.replace(memory, notes=notes)
    return msgspec.json.encode(memory).decode()


def trace_of(heard: Heard) -> str | None:
    """By which the same words are known again; the words themselves are not kept."""
    return fingerprint(heard.text.casefold().strip()) if isinstance(heard, Words) else None


def meant(heard: object, deliveries: Sequence[Delivery]) -> Delivery | None:
    """The delivery that a button, a page or a notice is about, among the chat's own."""
    match heard:
        case Pressed(args=(name, *_)) | Pin(delivery=str(name)) if len(name) == TAIL_LETTERS:
            return next((each for each in deliveries if tail(each) == name), None)
        case Told(notice=notice):
            return next((each for each in deliveries if each.id == notice.delivery), None)
        case _:
            return None


def names_another(name: str, deliveries: Sequence[Delivery]) -> bool:
    """True for a button about a delivery that is not, or no longer, this chat's."""
    return len(name) == TAIL_LETTERS and all(tail(each) != name for each in deliveries)


def _sounds_angry(heard: Heard) -> bool:
    """Likeliest a complaint: nobody who is angry is asked what they mean."""
    return isinstance(heard, Words) and heard.understood.likely[:1] == (Intent.COMPLAINT,)


def _misread(heard: Heard, facts: Facts) -> int:
    """Something understood starts the count anew; what the house itself does leaves it."""
    is_theirs = not isinstance(heard, Told | Entered | RefusedNow)
    return 0 if is_theirs else facts.conversation.misunderstood
