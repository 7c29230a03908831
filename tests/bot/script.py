"""The player: a scene's docstring is its script, and is played word for word.

bot  what the bot says, with [its] [buttons]; "…" stands for any words
rcp  what the recipient does: a button's label, (a thing in brackets), or words
hse  a notice: its kind, then a reason, or a name and after a colon what was said
     a command's name, "secret", or "keyboard" and which one
"""

import logging
import re
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from inspect import cleandoc
from zoneinfo import ZoneInfo

import msgspec

from bot.buttons import packed_window, tail, unpacked
from bot.facts import Facts, Gathered, Need, Wanted
from bot.following import followed
from bot.heard import (
    Entered,
    Forwarded,
    Heard,
    OtherKind,
    Photo,
    Pin,
    Pressed,
    RefusedNow,
    SaidAloud,
    SharedContact,
    Slash,
    Started,
    Sticker,
    Told,
    Words,
)
from bot.heard import Voice as VoiceNote
from bot.heard_aloud import written
from bot.lessons import taught
from bot.play import Asked, Line, Performance, perform
from bot.repertoire import stage
from bot.stage import Place, meant, memory_of, remembered, trace_of
from bot.third_asking import spared
from bot.turn import Say
from bot.typed_label import pressed, standing
from bot.understanding import Intent, Understood, understand
from bot.understanding.embedding import Meaning
from bot.voice import Setting, Spoken, Voice
from core.commands import Command
from core.model.ids import MessageId
from core.model.lesson import Lesson
from core.model.location import Location
from core.model.notice import Notice, NoticeKind
from core.model.speech import Speech, SpokenWord
from core.refusals import Refused
from tests.bot.world import DELIVERY, World, a_delivery, window

HELSINKI = ZoneInfo("Europe/Helsinki")
STAGE = stage()
VOICE = Voice()


class NoComplaints(logging.Handler):
    """The voice logs a missing text or a missing value; in a test that is a failure."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


logging.getLogger("bot.voice").addHandler(NoComplaints())
OF_A_HOLD = ("slot_freed", "window_lost")
_LINE = re.compile(r"^(bot|rcp|hse)  (.*)$")
_MORE = re.compile(r"^     (\S.*)$")
_BUTTON = re.compile(r"\[([^\]]+)\]")


@dataclass
class Step:
    """What somebody does, and what must follow."""

    who: str
    what: str
    says: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


@dataclass
class Answer:
    says: list[tuple[Say, Spoken]]
    asked: list[str]
    commands: list[Command]


def steps_of(docstring: str) -> list[Step]:
    """The script's lines. What the bot says before anybody did anything is a step of its own."""
    steps: list[Step] = []
    for line in cleandoc(docstring).splitlines():
        if found := _LINE.match(line):
            who, what = found.groups()
            if who == "bot":
                if not steps:
                    steps.append(Step("begin", ""))
                steps[-1].says.append(what)
            else:
                steps.append(Step(who, what))
        elif (more := _MORE.match(line)) and steps:
            steps[-1].marks.append(more[1])
    return steps


def by_rules_alone(text: str) -> Meaning | None:
    """No encoder: what is said is read by the rules, in no time."""
    return None


class Player:
    """Plays against a world, in English by Helsinki's clock. `sense` says what words mean."""

    def __init__(
        self,
        world: World,
        language: str = "en",
        sense: Callable[[str], Meaning | None] = by_rules_alone,
    ) -> None:
        self.world = world
        self.sense = sense
        self.world.talk = replace(world.talk, language=language)
        self.buttons: dict[str, str] = {}
        self.counter = 0
        self.asked_at: Place | None = None
        self.refused_at: Place | None = None
        self.asked = ""
        self.lessons: list[Lesson] = []

    def begin(self, scene: str) -> Answer:
        """Enter a scene as another scene would."""
        place = STAGE.scenes[scene]
        self.world.talk = replace(self.world.talk, scene=scene, beat="", notes="{}")
        assert place.name == scene
        return self.does(Entered())

    def does(self, heard: Heard) -> Answer:
        said_no: list[str] = []
        self.refused_at = None
        follow = followed(self.world.talk, heard)
        self.world.talk = follow.talk
        before, here = memory_of(self.world.talk), STAGE.place_of(self.world.talk)
        learnt = taught(heard, here, self.world.facts())
        try:
            done = self._turns(heard)
        except Refused as refused:
            said_no = [f"{self.asked} refused"]
            self.refused_at = self.asked_at
            done = self._turns(RefusedNow(refused.refusal))
        unread = trace_of(heard) if done.misunderstood else None
        spare = spared(done.lines, heard, memory_of(self.world.talk))
        done.lines = list(spare.lines)
        if follow.told is not None:
            done.lines.insert(0, Line(follow.told, self.world.facts()))
        self.lessons += [learnt.lesson] if learnt.lesson is not None else []
        talk = self.world.talk
        said = []
        for line in done.lines:
            say = line.say
            setting = Setting(talk.language, HELSINKI, self.world.now)
            spoken = VOICE.spoken(say, setting)
            said.append((say, spoken))
            self.buttons.update(dict(spoken.buttons))
        shown = [(say, spoken.buttons) for say, spoken in said]
        memory = msgspec.structs.replace(
            follow.memory,
            unread=unread,
            asked=spare.asked,
            times=spare.times,
            read=learnt.read,
            labels=standing(before.labels, shown, asks_anew=done.place != here),
        )
        self.world.talk = replace(
            talk,
            scene=done.place.scene.name,
            beat=done.place.names[1],
            notes=remembered(done.place, memory),
            misunderstood=done.misunderstood,
            focus=done.focus,
        )
        asked = [type(command).__name__ for command in done.commands]
        return Answer(said, [*said_no, *asked], list(done.commands))

    def _turns(self, heard: Heard) -> Performance:
        """Play on; what a beat wants is gathered and it is played again, as the house does."""
        snapshot = replace(self.world)
        wanted: list[tuple[Need, Gathered]] = []
        while True:
            world = replace(snapshot, deliveries=dict(snapshot.deliveries))
            world.changes = list(snapshot.changes)
            about = meant(heard, list(world.deliveries.values()))
            facts = world.facts(about.id if about else None)
            place = self.refused_at or STAGE.place_of(world.talk)
            play = perform(STAGE, heard, _with(facts, wanted), place)
            try:
                return self._drive(play, world, wanted)
            except Wanted as missing:
                wanted.append((missing.need, world.gather(missing.need)))

    def _drive(
        self,
        play: Generator[Asked, Facts, Performance],
        world: World,
        wanted: list[tuple[Need, Gathered]],
    ) -> Performance:
        try:
            asked = next(play)
            while True:
                self.asked_at = asked.place
                for command in asked.commands:
                    self.asked = type(command).__name__
                    world.act(command)
                focus = asked.focus if asked.focus in world.talk.deliveries else None
                asked = play.send(_with(world.facts(focus), wanted))
        except StopIteration as stop:
            self.world.__dict__.update(world.__dict__)
            done: Performance = stop.value
            return done

    def hears(self, who: str, what: str) -> Answer:
        match who:
            case "begin":
                raise AssertionError("a scene that begins by itself is entered by its name")
            case "hse":
                return self.does(self._notice(what))
            case _:
                return self.does(self._deed(what))

    def _notice(self, what: str) -> Told:
        self.counter += 1
        head, _, text = what.partition(": ")
        kind, _, rest = head.partition(" ")
        self.world.happens(kind, rest or None)
        return Told(
            Notice(
                key=f"n{self.counter}",
                kind=NoticeKind(kind),
                at=self.world.now,
                delivery=self.world.talk.focus,
                name=rest or None,
                text=text or None,
                ref=self._about(kind, rest),
                window=self.world.wished,
                until=None,
            )
        )

    def _about(self, kind: str, rest: str) -> str | None:
        if kind in ("near", "late", "courier_said"):
            return rest or None
        promise = self.world.deliveries[self.world.talk.focus or DELIVERY].promised
        if kind in OF_A_HOLD:
            return self.world.hold.id if self.world.hold else None
        return promise.id if kind in ("closed_then", "sooner") and promise is not None else None

    def _deed(self, what: str) -> Heard:
        if what in self.buttons:
            verb, args = unpacked(self.buttons[what])
            return Pressed(verb, args)
        if what.startswith("/start"):
            return Started(what.removeprefix("/start").strip() or None)
        if what.startswith("/"):
            return Slash(*what[1:].split(" ", 1))
        if what.startswith("(heard "):
            return self.said_aloud(what.strip("()").removeprefix("heard "))
        if what.startswith("("):
            return _thing(what)
        typed = pressed(what, memory_of(self.world.talk).labels)
        return typed or self.words(what)

    def photo(self, caption: str) -> Photo:
        return Photo("file-1", caption, words=self.words(caption) if caption.strip() else None)

    def said_aloud(self, told: str) -> SaidAloud:
        """What a machine heard: a word with a "~" behind it is hardly sure."""
        words = [
            SpokenWord(word.rstrip("~"), 0.3 if "~" in word else 0.97) for word in told.split()
        ]
        speech = Speech(words=tuple(words), language=self.world.talk.language)
        return SaidAloud(MessageId("msg_1"), speech, words=self.words(written(speech)))

    def words(self, text: str) -> Words:
        at = self.world.now.astimezone(HELSINKI)
        language = self.world.talk.language
        return Words(text, understand(text, at, language, self.sense(text)))


def play(
    docstring: str,
    world: World,
    scene: str,
    sense: Callable[[str], Meaning | None] = by_rules_alone,
) -> Player:
    """Play a script to its end; every word, button and command must be as it says."""
    player = Player(world, sense=sense)
    steps = steps_of(docstring)
    assert steps, f"{scene} has no script"
    for step in steps:
        heard = player.begin(scene) if step.who == "begin" else player.hears(step.who, step.what)
        _compare(step, heard)
    return player


def _compare(step: Step, heard: Answer) -> None:
    said = [_written(spoken) for _, spoken in heard.says]
    where = f"after {step.who} {step.what!r}"
    assert len(said) == len(step.says), f"{where}: said {said}"
    for want, got in zip(step.says, said, strict=True):
        assert _fits(want, got), f"{where}:\n want {want!r}\n got  {got!r}"
    wanted = [mark for mark in step.marks if mark[0].isupper()]
    assert heard.asked == wanted, f"{where}: asked {heard.asked}, not {wanted}"
    boards = [f"keyboard {say.keyboard}" for say, _ in heard.says if say.keyboard]
    assert boards == [m for m in step.marks if m.startswith("keyboard")], f"{where}: {boards}"
    secrets = ["secret" for say, _ in heard.says if say.secret]
    assert secrets == [m for m in step.marks if m == "secret"], where


def _written(spoken: Spoken) -> str:
    """One line: the words, then the buttons in brackets."""
    words = " ".join(spoken.plain.split())
    buttons = " ".join(f"[{label}]" for label, _ in spoken.buttons)
    return f"{words} {buttons}".strip()


def _fits(want: str, got: str) -> bool:
    parts = [re.escape(part.strip()) for part in want.split("…")]
    return re.fullmatch(r"\s*.*\s*".join(parts), got) is not None


def _thing(what: str) -> Heard:
    """A thing in brackets: "(own number +358…)", "(pin 60.1 24.9)", "(photo)"."""
    name, *rest = what.strip("()").split()
    match name:
        case "own":
            return SharedContact(phone=rest[-1], own=True)
        case "contact":
            return SharedContact(phone=rest[-1], own=False, name=rest[0])
        case "forwarded":
            return Forwarded(" ".join(rest[1:]), int(rest[0]))
        case "pin":
            return Pin(Location(float(rest[0]), float(rest[1])))
        case "wait":
            wished = packed_window(window(int(rest[0]), int(rest[1])))
            return Pressed("slot.wait", (tail(a_delivery()), *wished))
        case "photo":
            return Photo("file-1", message=MessageId("msg_9"))
        case "voice":
            return VoiceNote("file-2", 14, message=MessageId("msg_1"))
        case "sticker":
            return Sticker("👍")
        case "doubt":
            likely = tuple(Intent(each) for each in rest)
            return Words("that thing", Understood(intent=likely[0], confidence=0.4, likely=likely))
        case kind:
            return OtherKind(kind)


def _with(facts: Facts, wanted: list[tuple[Need, Gathered]]) -> Facts:
    return replace(facts, gathered=tuple(wanted))


def labels(heard: Answer) -> Iterable[str]:
    return (label for _, spoken in heard.says for label, _ in spoken.buttons)
