"""Before the proof nothing of a delivery is shown, whatever a stranger tries."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import tail
from bot.heard import (
    Heard,
    OtherKind,
    Photo,
    Pin,
    Pressed,
    SharedContact,
    Slash,
    Started,
    Sticker,
    Told,
    Words,
)
from bot.repertoire import SCENES
from bot.understanding import Intent, Understood
from core.commands import NotMine, ProveByCode, ProveByPhone
from core.model.location import Location
from core.model.notice import Notice, NoticeKind
from tests.bot.script import Answer, Player
from tests.bot.world import DELIVERY, HOME, NOW, PHONE, World, a_delivery

VERBS = sorted({verb for scene in SCENES for verb in scene.verbs})
SECRETS = (
    HOME,
    "Mannerheimintie",
    "Kauppa",
    "Own Fleet",
    "Aino",
    PHONE,
    "JJFI",
    "4711",
    "123456",
)


def stranger() -> World:
    world = World()
    world.talk = replace(world.talk, scene="hello", deliveries=(), focus=None)
    return world


def deeds() -> st.SearchStrategy[Heard]:
    """Anything that somebody with the link can do, but prove that it is theirs."""
    understood = st.sampled_from(Intent).map(
        lambda intent: Understood(intent=intent, confidence=0.9, understood=True)
    )
    return st.one_of(
        st.builds(Words, st.sampled_from(["x", "Bulevardi 5", "111111"]), understood),
        st.sampled_from(VERBS).map(
            lambda verb: Pressed(verb, (tail(a_delivery()), "a", "b")),
        ),
        st.sampled_from(VERBS).map(Pressed),
        st.sampled_from(["status", "help", "mydata", "forget", "privacy", "language"]).map(Slash),
        st.just(SharedContact("+358999", True, "X")),
        st.just(SharedContact(PHONE, False, "X")),
        st.just(Pin(Location(60.1, 24.9))),
        st.just(Photo("f")),
        st.just(Sticker("x")),
        st.just(OtherKind("poll")),
        st.just(Started("lnk123")),
        st.just(Started("wrong")),
        st.sampled_from(NoticeKind).map(
            lambda kind: Told(Notice(key="n", kind=kind, at=NOW, delivery=DELIVERY, name="Agent"))
        ),
    )


def leaks(answer: Answer) -> list[str]:
    said = " ".join(
        spoken.plain + " ".join(label for label, _ in spoken.buttons) for _, spoken in answer.says
    )
    return [secret for secret in SECRETS if secret in said]


@settings(max_examples=150, deadline=None)
@given(st.lists(deeds(), min_size=1, max_size=4))
def test_a_stranger_with_the_link_learns_nothing(tried: list[Heard]) -> None:
    """Neither from words nor from buttons, commands, notices or other people's numbers."""
    player = Player(stranger())
    player.hears("rcp", "/start lnk123")
    answers = [player.does(deed) for deed in tried]
    assert [leaks(answer) for answer in answers] == [[] for _ in tried]
    allowed = (NotMine, ProveByCode, ProveByPhone)
    changing = [
        command
        for answer in answers
        for command in answer.commands
        if hasattr(command, "delivery") and not isinstance(command, allowed)
    ]
    assert changing == []


def test_not_mine_unbinds_at_once() -> None:
    """And says so; the sender hears of it from the house."""
    player = Player(stranger())
    player.hears("rcp", "/start lnk123")
    answer = player.hears("rcp", "Not mine")
    assert answer.asked == ["NotMine"]
    assert player.world.talk.proving is None


def test_the_code_may_be_typed_in_groups() -> None:
    """As people read six digits aloud."""
    player = Player(stranger())
    player.hears("rcp", "/start lnk123")
    assert player.hears("rcp", "123 456").asked == ["ProveByCode"]
    assert player.world.talk.deliveries == (DELIVERY,)


def test_help_before_the_proof_does_not_lose_the_question() -> None:
    """The code typed after it still proves."""
    player = Player(stranger())
    player.hears("rcp", "/start lnk123")
    player.hears("rcp", "help")
    player.hears("rcp", "english please")
    assert player.hears("rcp", "123456").asked == ["ProveByCode"]


def test_an_unknown_link_and_anothers_look_alike() -> None:
    """A stranger learns nothing from the difference."""
    player = Player(stranger())
    said = player.hears("rcp", "/start nonsense").says
    assert [say.key for say, _ in said] == ["refusal-not-found", "hello-no-such-link"]


def test_without_a_link_we_say_how_to_begin() -> None:
    """Whatever is written."""
    for words in ("hi", "where is my parcel", "asdf", "/status", "/start", "/help"):
        said = Player(stranger()).hears("rcp", words).says
        keys = {say.key for say, _ in said}
        assert keys & {"hello-no-link", "help-before-proof"}, words
