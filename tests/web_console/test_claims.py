"""Claims on the console: seen, taken and closed, with the routes that are to be doubted."""

from dataclasses import replace

from core.actions.ask import ask
from core.commands import DisputeAttempt, ReportClaim
from core.model.asker import HOUSE
from core.model.attempt import Attempt, Settled
from core.model.attempt_truth import FailedAttempt
from core.model.claim import Claim, ClaimKind, ClaimState
from core.model.evidence import Evidence, Finding
from core.model.ids import DeliveryId, MessageId, RouteRef
from core.model.photo import Photo
from core.model.reason import Reason
from core.model.status import EventType
from tests.bot.reports import reported
from tests.bot.world import DELIVERY, NOW, a_carrier
from tests.web_console.front import Browser, Front

PAGE = "/claims"
CRUSHED = b"\xff\xd8\xff\xe0 a crushed box"


async def missed(front: Front) -> None:
    await front.building.proven()
    absent = Reason.RECIPIENT_ABSENT
    await reported(front.building, EventType.ATTEMPT_FAILED, "e1", reason=absent)
    await ask(front.building.house, DisputeAttempt(DELIVERY, "nobody <b>rang</b>"), HOUSE)


async def the_claim(front: Front) -> Claim:
    async with front.building.house.store.read() as unit:
        (claim,) = await unit.claims.of(DELIVERY)
    return claim


async def test_a_dispute_is_taken_and_decided(front: Front, anna: Browser, ben: Browser) -> None:
    """Nobody has it, then Anna, then it is closed; a second click is too late."""
    await missed(front)
    page = await anna.get(PAGE)
    assert "An attempt that is disputed with the desk" in page.words
    assert "“nobody <b>rang</b>”" in page.words
    assert "nobody knows where the van was; no photo" in page.words
    assert "They were right" not in page.words
    claim = await the_claim(front)
    await anna.post(f"{PAGE}/{claim.id}/take")
    page = await anna.get(PAGE)
    assert "with Anna" in page.words
    await anna.post(f"{PAGE}/{claim.id}/close/upheld")
    assert (await the_claim(front)).state is ClaimState.CLOSED
    delivery = await front.building.delivery()
    assert delivery.attempts[-1].settled is Settled.DISPROVED
    assert "Nothing is claimed" in (await anna.get(PAGE)).words
    late = await ben.post(f"{PAGE}/{claim.id}/take")
    assert late.where == "/console/claims?said=gone"


async def test_who_may_only_look_closes_nothing(front: Front) -> None:
    """An auditor sees the same, without buttons."""
    await missed(front)
    olli = await front.signed_in("Olli")
    page = await olli.get(PAGE)
    assert "An attempt that is disputed" in page.words
    claim = await the_claim(front)
    assert f"{claim.id}/take" not in page.text
    assert (await olli.post(f"{PAGE}/{claim.id}/take")).status == 403
    assert (await the_claim(front)).state is ClaimState.OPEN


async def test_an_unknown_claim_is_not_there(front: Front, anna: Browser) -> None:
    """Nor is one whose name is none."""
    assert (await anna.post(f"{PAGE}/clm_nobody/take")).status == 404
    assert (await anna.post(f"{PAGE}/clm_nobody/close/lost")).status == 404


async def test_a_damaged_parcel_stays_until_somebody_closes_it(front: Front, anna: Browser) -> None:
    """With its photos; said again it is the same claim."""
    await damaged(front)
    page = await anna.get(PAGE)
    claim = await the_claim(front)
    assert "A damaged parcel with the desk" in page.words
    assert f'src="/console/claims/{claim.id}/photos/msg_1"' in page.text
    assert "1 photo in the talk" in page.words  # not fetched yet


async def test_a_claims_photo_is_seen_by_us_and_nobody_else(front: Front, anna: Browser) -> None:
    """As the picture that it is, for this claim alone."""
    await damaged(front)
    claim = await the_claim(front)
    path = f"{anna.base}{PAGE}/{claim.id}/photos"
    async with anna.http.get(f"{path}/msg_1") as answer:
        assert await answer.read() == CRUSHED
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
    stranger = front.browser()
    assert (await stranger.get(f"{PAGE}/{claim.id}/photos/msg_1")).status != 200
    for wrong in (f"{PAGE}/{claim.id}/photos/msg_3", f"{PAGE}/clm_other/photos/msg_1"):
        assert (await anna.get(wrong)).status == 404


async def test_a_photo_stands_in_its_talk(front: Front, anna: Browser) -> None:
    """Where it was sent; a line of another talk is not there."""
    await damaged(front)
    talk = await front.building.talk()
    assert (await anna.get(f"/c/{talk.id}/photos/msg_1")).status == 200
    assert (await anna.get("/c/cnv_other/photos/msg_1")).status == 404


async def damaged(front: Front) -> None:
    """Two photos, one of them fetched already, and one that belongs to something else."""
    await front.building.proven()
    talk = await front.building.talk()
    async with front.building.house.store.begin() as unit:
        for line in ("msg_1", "msg_3"):
            photo = Photo(
                message=MessageId(line),
                conversation=talk.id,
                delivery=DELIVERY,
                kept_at=NOW,
                mime="image/jpeg",
                content=CRUSHED,
            )
            await unit.photos.keep(photo)
    report = ReportClaim(DELIVERY, ClaimKind.DAMAGED, "crushed", "msg_1")
    await ask(front.building.house, report, HOUSE)
    await ask(front.building.house, replace(report, photo="msg_2"), HOUSE)


async def test_fake_attempts_of_a_route_are_seen(front: Front, anna: Browser) -> None:
    """Only where there is a doubt."""
    fake = Attempt(
        at=NOW,
        reason=Reason.RECIPIENT_ABSENT,
        evidence=Evidence(finding=Finding.CONTRADICTS, nearest_metres=2400),
    )
    assert "No route's attempts are in doubt" in (await anna.get(PAGE)).words
    async with front.building.house.store.begin() as unit:
        for number in range(3):
            await unit.failed_attempts.put(
                FailedAttempt(
                    delivery=DeliveryId(f"dlv_{number}"),
                    number=1,
                    at=NOW,
                    carrier=a_carrier().ref,
                    route=RouteRef("tour-7"),
                    vehicle="van-1",
                    attempt=fake,
                )
            )
    page = await anna.get(PAGE)
    assert "tour-7 doubt 0.60" in page.words
    assert "3 failed, 3 where the van was not" in page.words
