"""Whatever the state: every button that is shown is accepted, and every turn says something."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import unpacked
from bot.heard import Entered, Heard, Pressed, Slash, Told, Words
from bot.understanding import Intent, Understood
from core.model.address import VerdictCode
from core.model.attempt import Attempt
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery, Format, SenderRules
from core.model.ids import PointRef, PromiseId
from core.model.notice import Notice, NoticeKind
from core.model.parcel import Parcel
from core.model.pickup_point import Pickup
from core.model.promise import Promise
from core.model.reason import Reason
from core.model.status import Flag, Status
from tests.bot.script import Answer, Player
from tests.bot.world import DELIVERY, NOW, OFFERS, World, a_delivery, allows_only

DEPTH = 3
BUTTONS_FOLLOWED = 5
TELLS = [kind for kind in NoticeKind if kind not in (NoticeKind.AGENT_JOINED, NoticeKind.INVITED)]


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    status = draw(st.sampled_from(Status))
    has_promise = draw(st.booleans())
    promise = Promise(
        id=PromiseId("prm_1"),
        delivery=DELIVERY,
        window=OFFERS[0],
        made_at=NOW,
        changeable_until=None,
    )
    has_pickup = draw(st.booleans()) or status is Status.READY_FOR_PICKUP
    pickup = Pickup(point=PointRef("kamppi"), until=NOW + timedelta(days=2), code="4711")
    reason = draw(st.one_of(st.none(), st.sampled_from(Reason)))
    attempts = () if reason is None else (Attempt(at=NOW, reason=reason),)
    told = replace(
        a_delivery(),
        status=status,
        promise=promise if has_promise else None,
        pickup=pickup if has_pickup else None,
        attempts=attempts,
        format=draw(st.sampled_from(Format)),
        flags=frozenset(draw(st.sets(st.sampled_from(Flag), max_size=2))),
        rules=SenderRules(
            safe_place=draw(st.booleans()),
            neighbour=draw(st.booleans()),
            locker=draw(st.booleans()),
            address_change=draw(st.booleans()),
        ),
        parcel=Parcel(
            signature_required=draw(st.booleans()),
            min_age=draw(st.sampled_from([None, 18])),
        ),
        waits_until=NOW + timedelta(minutes=4) if status is Status.ARRIVING else None,
    )
    if draw(st.booleans()):
        verdict = told.address.verdict
        assert verdict is not None
        lost = replace(verdict, verdict=VerdictCode.NOT_FOUND)
        told = replace(told, address=replace(told.address, verdict=lost))
    return told


@st.composite
def worlds(draw: st.DrawFn) -> World:
    world = World()
    world.put(draw(deliveries()))
    world.carrier = allows_only(*draw(st.sets(st.sampled_from(ChangeAction))))
    return world


def beginnings() -> st.SearchStrategy[Heard]:
    words = st.sampled_from(Intent).map(
        lambda intent: Words("so it is", Understood(intent=intent, confidence=0.9, understood=True))
    )
    slashes = st.sampled_from(["status", "help", "language", "privacy", "mydata", "forget"])
    notices = st.sampled_from(TELLS).map(
        lambda kind: Told(Notice(key="n", kind=kind, at=NOW, delivery=DELIVERY, name="Anna"))
    )
    return st.one_of(words, slashes.map(Slash), notices)


def follow(world: World, heard: Answer, depth: int) -> None:
    """Press what is shown, each from where things stand now, and then what that shows."""
    for data in [data for _, spoken in heard.says for _, data in spoken.buttons][:BUTTONS_FOLLOWED]:
        branch = replace(world, deliveries=dict(world.deliveries), changes=list(world.changes))
        player = Player(branch, language="en")
        pressed = player.does(Pressed(*unpacked(data)))
        assert pressed.says, f"{data} was met with silence"
        assert not [name for name in pressed.asked if "refused" in name], f"{data} was refused"
        assert all(say.key != "stale" for say, _ in pressed.says), f"{data} was stale at once"
        if depth > 1:
            follow(branch, pressed, depth - 1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), beginnings())
def test_every_button_that_is_shown_is_accepted(world: World, heard: Heard) -> None:
    """Nothing that would be refused is offered, and nobody is met with silence."""
    follow(world, Player(world).does(heard), DEPTH)


@settings(max_examples=100, deadline=None)
@given(worlds(), beginnings())
def test_words_and_commands_are_never_met_with_silence(world: World, heard: Heard) -> None:
    """A notice may change nothing; a person always gets an answer."""
    said = Player(world).does(heard).says
    assert said or isinstance(heard, Told)


@settings(max_examples=60, deadline=None)
@given(worlds(), st.sampled_from(["confirm_address", "choose_slot", "locker", "door"]))
def test_every_scene_can_be_entered_in_every_state(world: World, scene: str) -> None:
    """Whatever the state, a scene that is entered says something."""
    assert Player(world).begin(scene).says
    assert isinstance(Entered(), Entered)


def test_a_second_misunderstanding_offers_a_person() -> None:
    """The first one asks again, the second offers somebody who understands."""
    player = Player(World())
    player.hears("rcp", "qwerty asdf")
    said = player.hears("rcp", "zxcv lkjh").says
    assert said[0][0].key == "lost-person"
    assert "human" in [data for _, data in said[0][1].buttons]
