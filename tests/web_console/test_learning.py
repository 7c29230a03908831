"""Learning: what was misread is shown of nobody, and a supervisor says what the bot learns."""

import re
from datetime import timedelta

import pytest
import pytest_asyncio

from core.model.access import Desk
from core.model.ids import ConversationId
from core.model.intent import Intent
from core.model.lesson import Corrected, Lesson, LessonState, lesson_of
from tests.bot.world import NOW
from tests.web_console.front import Browser, Front
from web.console.learning import ROWS_MAX
from web.console.meanings import HOW, MEANING

PAGE = "/learning"


@pytest_asyncio.fixture
async def sara(front: Front) -> Browser:
    """A supervisor."""
    await front.employ("Sara", Desk.SUPERVISOR)
    return await front.signed_in("Sara")


def a_lesson(text: str = "put it with the lady downstairs", day: int = 0) -> Lesson:
    thought, meant = Intent.SAFE_PLACE, Intent.NEIGHBOUR
    at = NOW + timedelta(days=day)
    return lesson_of(text, "en", thought, meant, Corrected.PICKED, at)


async def noted(front: Front, *lessons: Lesson) -> None:
    async with front.building.house.store.begin() as unit:
        for each in lessons:
            await unit.lessons.note(each)


async def lessons_in(front: Front, state: LessonState) -> list[Lesson]:
    async with front.building.house.store.read() as unit:
        return list(await unit.lessons.page(state, after=None, limit=99))


async def a_line(front: Front, text: str) -> tuple[ConversationId, int]:
    """Something that Aino wrote, and where it stands."""
    talk = await front.waiting_talk()
    await front.writes(talk, text)
    async with front.building.house.store.read() as unit:
        ((seq, _),) = await unit.conversations.newest(talk, limit=1)
    return talk, seq


def test_every_meaning_and_every_way_has_words() -> None:
    """A new one is not shown by its code."""
    assert set(MEANING) == set(Intent)
    assert set(HOW) == set(Corrected)


async def test_a_lesson_is_shown_with_what_we_thought_and_what_it_was(
    front: Front, sara: Browser
) -> None:
    """The words in their language, the day, how we know; the meaning is chosen already."""
    await noted(front, a_lesson())
    page = await sara.get(PAGE)
    assert page.status == 200
    assert "put it with the lady downstairs" in page.words
    assert "We thought: leave it in a safe place. Meant: give it to a neighbour." in page.words
    assert "English · another button was tapped · 24 Nov 2026" in page.words
    assert '<option value="neighbour" selected>' in page.text
    assert page.text.count(" selected>") == 1


async def test_what_is_accepted_waits_to_be_learnt_as_it_was_read(
    front: Front, sara: Browser
) -> None:
    """With the words and the meaning of who looked; a second click changes nothing."""
    lesson = a_lesson()
    await noted(front, lesson)
    form = {"text": "give it to  the lady below", "meant": "neighbour"}
    answer = await sara.post(f"{PAGE}/{lesson.id}/accept", form)
    assert (answer.status, answer.where) == (303, "/console/learning?said=accepted")
    (kept,) = await lessons_in(front, LessonState.ACCEPTED)
    assert (kept.text, kept.meant) == ("give it to the lady below", Intent.NEIGHBOUR)
    assert kept.id == lesson.id
    again = await sara.post(f"{PAGE}/{lesson.id}/accept", form | {"meant": "refuse"})
    assert again.where == "/console/learning?said=gone"
    assert await lessons_in(front, LessonState.ACCEPTED) == [kept]


async def test_what_is_thrown_away_has_no_words_any_more(front: Front, sara: Browser) -> None:
    """And does not come again."""
    await noted(front, a_lesson())
    answer = await sara.post(f"{PAGE}/{a_lesson().id}/decline")
    assert answer.where == "/console/learning?said=declined"
    await noted(front, a_lesson(day=3))
    assert "Nothing was misread that anybody has told of." in (await sara.get(PAGE)).words
    (gone,) = await lessons_in(front, LessonState.DECLINED)
    assert gone.text == ""


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"text": "call 040 123 4567", "meant": "human"}, "still holds a number"),
        ({"text": "the gate code is 4471", "meant": "instructions"}, "still holds a number"),
        ({"text": "   ", "meant": "human"}, "is blank"),
        ({"text": "fine words", "meant": ""}, "Say what was meant"),
        ({"text": "fine words", "meant": "delivered"}, "Say what was meant"),
    ],
)
async def test_what_cannot_be_accepted_says_why_and_keeps_what_was_typed(
    front: Front, sara: Browser, form: dict[str, str], why: str
) -> None:
    """Nothing is lost, and nothing is learnt."""
    await noted(front, a_lesson())
    answer = await sara.post(f"{PAGE}/{a_lesson().id}/accept", form)
    assert answer.status == 409
    assert why in answer.words
    if form["text"].strip():
        assert re.search(rf"<textarea[^>]*>{re.escape(form['text'])}</textarea>", answer.text)
    assert await lessons_in(front, LessonState.ACCEPTED) == []


@pytest.mark.parametrize("name", ["Anna", "Olli"])
async def test_only_a_supervisor_says_what_is_learnt(front: Front, name: str) -> None:
    """Others look; a deed of theirs is refused, and so is a form of somebody else's."""
    await noted(front, a_lesson())
    browser = await front.signed_in(name)
    page = await browser.get(PAGE)
    assert "put it with the lady downstairs" in page.words
    assert "A supervisor says what the bot learns." in page.words
    assert "<textarea" not in page.text
    for deed in ("accept", "decline"):
        form = {"text": "words", "meant": "human"}
        assert (await browser.post(f"{PAGE}/{a_lesson().id}/{deed}", form)).status == 403
    assert await lessons_in(front, LessonState.WAITING) == [a_lesson()]


async def test_a_form_that_is_not_ours_does_nothing(front: Front, sara: Browser) -> None:
    """Without the session's own token; and who is signed out is sent to sign in."""
    await noted(front, a_lesson())
    answer = await sara.post(f"{PAGE}/{a_lesson().id}/decline", {"csrf": "made up"})
    assert answer.status == 403
    stranger = await front.browser().get(PAGE)
    assert (stranger.status, stranger.where) == (303, "/console/login")
    assert len(await lessons_in(front, LessonState.WAITING)) == 1


async def test_a_lesson_that_is_not_there_is_not_found(front: Front, sara: Browser) -> None:
    """By a name that nobody gave."""
    answer = await sara.post(f"{PAGE}/lsn_00ff/accept", {"text": "x", "meant": "human"})
    assert answer.status == 404


async def test_many_lessons_are_on_several_pages(front: Front, sara: Browser) -> None:
    """Each on one of them; a deed stays on its page."""
    many = [a_lesson(f"words number {letter}") for letter in "abcdefghijklmnopqrstuvwxyz0123"]
    await noted(front, *many)
    first = await sara.get(PAGE)
    more = re.search(r'href="/console(/learning\?after=lsn_[0-9a-f]+)">More', first.text)
    assert more is not None
    second = await sara.get(more[1])
    shown = [
        re.findall(r'<li class="lying lesson" id="(lsn_\w+)"', p.text) for p in (first, second)
    ]
    assert [len(each) for each in shown] == [ROWS_MAX, len(many) - ROWS_MAX]
    assert sorted(shown[0] + shown[1]) == sorted(each.id for each in many)
    action = re.search(r'action="/console(/learning/\w+/decline\?after=\w+)"', second.text)
    assert action is not None
    answer = await sara.post(action[1])
    assert answer.where == f"/console{more[1]}&said=declined"


async def test_what_was_typed_is_never_markup(front: Front, sara: Browser) -> None:
    """Somebody's words are words."""
    await noted(front, a_lesson("<script>alert(1)</script></textarea>"))
    page = await sara.get(PAGE)
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text


async def test_an_agent_tells_what_a_line_meant(front: Front, anna: Browser) -> None:
    """From the thread, by a small select; the lesson says what we thought, and is masked."""
    talk, seq = await a_line(front, "leave it with Mikko my neighbour, code 4471")
    thread = await anna.get(f"/c/{talk}")
    assert f'href="/console/c/{talk}/lines/{seq}">this meant…</a>' in thread.text
    page = await anna.get(f"/c/{talk}/lines/{seq}")
    assert "What did this mean?" in page.words
    assert "4471" not in page.text
    answer = await anna.post(f"/c/{talk}/lines/{seq}", {"meant": "safe_place"})
    assert "Noted." in answer.words
    letters = await front.building.work()
    assert letters == []
    (lesson,) = await lessons_in(front, LessonState.WAITING)
    assert (lesson.thought, lesson.meant) == (Intent.NEIGHBOUR, Intent.SAFE_PLACE)
    assert lesson.how is Corrected.LABELLED
    assert lesson.text == "leave it with NAME my neighbour, code 0000"


async def test_a_label_that_is_given_twice_is_one_lesson(front: Front, anna: Browser) -> None:
    """And the talk goes on where it stood."""
    talk, seq = await a_line(front, "put it somewhere dry")
    before = await front.talk()
    for _ in range(2):
        await anna.post(f"/c/{talk}/lines/{seq}", {"meant": "safe_place"})
        await front.building.work()
    assert len(await lessons_in(front, LessonState.WAITING)) == 1
    assert await front.talk() == before


async def test_words_that_were_forgotten_meanwhile_teach_nothing(
    front: Front, anna: Browser
) -> None:
    """The row holds none of them."""
    talk, seq = await a_line(front, "put it somewhere dry")
    await anna.post(f"/c/{talk}/lines/{seq}", {"meant": "safe_place"})
    async with front.building.house.store.begin() as unit:
        await unit.conversations.forget(talk)
    await front.building.work()
    assert await lessons_in(front, LessonState.WAITING) == []
    assert (await anna.get(f"/c/{talk}/lines/{seq}")).status == 404


async def test_only_what_a_recipient_wrote_can_be_labelled(front: Front, anna: Browser) -> None:
    """No line of the bot's, no command, nothing in a talk that there is not."""
    talk, seq = await a_line(front, "/status")
    for path in (f"/c/{talk}/lines/{seq}", f"/c/{talk}/lines/1", f"/c/cnv_no/lines/{seq}"):
        assert (await anna.get(path)).status == 404
        assert (await anna.post(path, {"meant": "track"})).status == 404


async def test_a_meaning_must_be_chosen(front: Front, anna: Browser) -> None:
    """One of ours."""
    talk, seq = await a_line(front, "put it somewhere dry")
    answer = await anna.post(f"/c/{talk}/lines/{seq}", {"meant": "no such thing"})
    assert answer.status == 409
    assert "Choose what was meant." in answer.words


async def test_who_may_only_look_labels_nothing(front: Front) -> None:
    """Nor is it offered."""
    talk, seq = await a_line(front, "put it somewhere dry")
    olli = await front.signed_in("Olli")
    assert "this meant…" not in (await olli.get(f"/c/{talk}")).text
    assert "<select" not in (await olli.get(f"/c/{talk}/lines/{seq}")).text
    assert (await olli.post(f"/c/{talk}/lines/{seq}", {"meant": "track"})).status == 403
