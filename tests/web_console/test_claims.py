"""Claims on the console: seen, taken and closed, with the routes that are to be doubted."""

from dataclasses import replace

from core.actions.ask import ask
from core.commands import DisputeAttempt, ReportClaim
from core.model.asker import HOUSE
from core.model.attempt import Attempt, Settled
from core.model.attempt_truth import FailedAttempt
from core.model.claim import Claim, ClaimKind, ClaimState
from core.model.evidence import Evidence, Finding
from core.model.ids import DeliveryId, RouteRef
from core.model.reason import Reason
from core.model.status import EventType
from tests.bot.reports import reported
from tests.bot.world import DELIVERY, NOW, a_carrier
from tests.web_console.front import Browser, Front

PAGE = "/claims"


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
    assert "An attempt that is disputed nobody has it" in page.words
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
    """With how many photos lie in the talk; said again it is the same claim."""
    await front.building.proven()
    report = ReportClaim(DELIVERY, ClaimKind.DAMAGED, "crushed", "file-1")
    await ask(front.building.house, report, HOUSE)
    await ask(front.building.house, replace(report, file_id="file-2"), HOUSE)
    page = await anna.get(PAGE)
    assert "A damaged parcel nobody has it" in page.words
    assert "2 photos in the talk" in page.words


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
