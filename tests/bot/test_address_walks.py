"""Whatever is typed or pressed about an address, there is an answer, and a way on."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import unpacked
from bot.heard import Heard, Pin, Pressed
from core.model.conversation import Holder
from core.model.location import Location
from core.model.parcel import Parcel, Size
from tests.bot.script import Answer, Player
from tests.bot.town import Town, announced_to
from tests.bot.world import DELIVERY

STEPS = 7
TOLD = (
    "Mannerheimintie 12 B 24, 00100 Helsinki",
    "Lesnaya 14",
    "Lesnaya 47",
    "Koivutie 5",
    "Bulevardi",
    "Kaukokatu 1, Oulu",
    "nowhere at all 5",
    "",
)
PIECES = (
    "Lesnaya", "Bulevardi", "Koivutie", "14", "47", "27b", "flat 12", "B", "no,", "not 41", "yes",
    "code 4521", "3rd floor", "ring at Virtanen", "Espoo", "00120", "the yellow house", "Virtanen",
    "no flats", "it is new", "home", "forget home", "60.17, 24.94", "🙂", "شارع ٧", "路 5", "#",
    "?", "none of these", "hmm", "9-17", "2.1 m", "https://x.example/1", "+358401234567", "x" * 400,
)  # fmt: skip
WAYS_ON = ("human", "menu", "person.back", "card")


def words() -> st.SearchStrategy[str]:
    typed = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)
    return st.one_of(typed, st.text(max_size=40))


def pins() -> st.SearchStrategy[Pin]:
    return st.builds(
        Pin,
        st.builds(Location, st.floats(59.8, 60.4), st.floats(24.7, 25.1)),
        st.sampled_from([None, 5.0, 90.0, 900.0]),
        live=st.booleans(),
        venue=st.sampled_from([None, "Cafe X, Bulevardi 7", "a tree"]),
        forwarded=st.booleans(),
        moved=st.booleans(),
    )


@st.composite
def towns(draw: st.DrawFn) -> Town:
    town = announced_to(draw(st.sampled_from(TOLD)))
    told = town.deliveries[DELIVERY]
    big = Parcel(size=Size.XL, weight_kg=50.0)
    if draw(st.booleans()):
        told = replace(told, parcel=big, recipient=replace(told.recipient, company="Firma Oy"))
    town.put(told)
    town.gate = draw(st.sampled_from([None, None, "prove-again", "wants-a-person"]))
    town.app_url = draw(st.sampled_from([None, "https://doorstep.example"]))
    return town


def leads_on(answer: Answer) -> bool:
    """A person or the menu is one button away, or a button is being waited for on the phone."""
    verbs = {data.split("|")[0] for _, spoken in answer.says for _, data in spoken.buttons}
    asks_phone = any(say.keyboard in ("share_phone", "share_place") for say, _ in answer.says)
    is_card = any(say.key == "card" for say, _ in answer.says)
    return bool(verbs & set(WAYS_ON)) or asks_phone or is_card


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(towns(), st.data())
def test_whatever_is_done_about_an_address_leads_on(town: Town, data: st.DataObject) -> None:
    """Nothing raises, nobody is met with silence, and buttons of any age are recognised."""
    player = Player(town)
    answer = player.begin("confirm_address")
    pressed: list[str] = []
    for _ in range(STEPS):
        pressed += [data for _, spoken in answer.says for _, data in spoken.buttons]
        presses = st.sampled_from(pressed).map(lambda data: Pressed(*unpacked(data)))
        photos = words().map(lambda caption: player.photo(caption))
        heard: Heard = data.draw(
            st.one_of(words().map(lambda text: player.words(text)), presses, pins(), photos)
        )
        answer = player.does(heard)
        if town.talk.holder is Holder.WAITING or not town.talk.deliveries:
            return  # one of us is coming and the bot is quiet; or it was not theirs
        assert answer.says, f"{heard} was met with silence"
        assert all(say.key != "refusal-other" for say, _ in answer.says), f"{heard} was a bug"
        assert leads_on(answer), f"{heard} left nobody to turn to"
