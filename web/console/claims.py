"""Claims: the page of what recipients say went wrong, each with an owner until it is closed; and of
the routes whose failed attempts are to be doubted.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.commands import CloseClaim, Command, TakeClaim
from core.model.asker import Asker, Role
from core.model.attempt_truth import FailedAttempt, doubtful
from core.model.claim import Claim, ClaimState
from core.model.delivery import Delivery
from core.model.ids import ClaimId, ConversationId, MessageId
from core.ports import Lanes, Unit
from core.refusals import Refused
from web.console import claim_words, views
from web.console.claim_words import evidence_in_words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for
from web.console.tongue import moment, said

log = logging.getLogger("console")

CLAIMS_MAX = 100
LOOKED_THROUGH_MAX = 500  # for those that somebody who is limited may see
DOUBT_DAYS = 14
ATTEMPTS_MAX = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A claim as it stands on the page. `photos` are those that are kept, `unseen` how many are in
    the talk alone; `known` is what is known of a disputed attempt."""

    id: ClaimId
    what: str
    talk: ConversationId | None
    tracking_number: str
    words: str
    photos: Sequence[str]
    unseen: int
    at: datetime
    local: str
    owner: str
    known: Sequence[str]
    is_taken: bool


class ClaimsPage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        since = self._house.clock.now() - timedelta(days=DOUBT_DAYS)
        async with self._house.store.read() as unit:
            zone = await views.zone_of(unit, None)
            states = (ClaimState.OPEN, ClaimState.TAKEN)
            limit = LOOKED_THROUGH_MAX if who.person.is_limited else CLAIMS_MAX
            found = await unit.claims.page(states, limit)
            about = await unit.deliveries.some({each.delivery for each in found})
            seen = [each for each in found if _sees(who, about.get(each.delivery))]
            claims = [
                await _shown(unit, each, about.get(each.delivery), zone)
                for each in seen[:CLAIMS_MAX]
            ]
            failed = await unit.failed_attempts.since(since, ATTEMPTS_MAX)
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        return self._pages.page(
            "claims.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            claims=claims,
            doubts=doubtful(_of_theirs(failed, who)),
            days=DOUBT_DAYS,
            said=claim_words.SAID.get(request.query.get("said", "")),
            closing=claim_words.CLOSING,
            zone=zone,
        )

    async def take(self, request: web.Request, who: SignedIn) -> web.Response:
        id = await self._claim(request, who)
        return await self._do(TakeClaim(id, who.person.name), who, "taken")

    async def close(self, request: web.Request, who: SignedIn) -> web.Response:
        id, outcome = await self._claim(request, who), request.match_info["outcome"]
        return await self._do(CloseClaim(id, outcome), who, outcome)

    async def _claim(self, request: web.Request, who: SignedIn) -> ClaimId:
        must_be_ours(request, who, await fields(request))
        if not who.may_act:
            raise web.HTTPForbidden(text=said("claims-look-only"))
        id = ClaimId(request.match_info["id"])
        if not await sees_claim(self._house, who, id):
            raise web.HTTPNotFound(text=said("no-such-claim"))
        return id

    async def _do(self, command: Command, who: SignedIn, done: str) -> web.Response:
        """A second click finds it done, and changes nothing."""
        try:
            await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            if refused.refusal.code == "not-found":
                raise web.HTTPNotFound(text=said("no-such-claim")) from refused
            done = "gone"
        log.info("claim: %s by %s", done, who.person.id)
        return web.Response(status=303, headers={"Location": f"/console/claims?said={done}"})


async def sees_claim(house: House, who: SignedIn, id: ClaimId) -> bool:
    """Whether a claim is about a delivery that whoever looks may see; of one that nobody knows
    there is nothing to see."""
    if not who.person.is_limited:
        return True
    async with house.store.read() as unit:
        claim = await unit.claims.get(id)
        delivery = await unit.deliveries.get(claim.delivery) if claim is not None else None
    return _sees(who, delivery)


def _sees(who: SignedIn, delivery: Delivery | None) -> bool:
    if not who.person.is_limited:
        return True
    return delivery is not None and who.person.sees((delivery,))


def _of_theirs(failed: Sequence[FailedAttempt], who: SignedIn) -> Sequence[FailedAttempt]:
    """A route's doubts are told to who sees all its parcels."""
    if not who.sees_whole_routes:
        return ()
    mine = who.person.carriers
    return [each for each in failed if not mine or each.carrier in mine]


async def _shown(unit: Unit, claim: Claim, delivery: Delivery | None, zone: tzinfo) -> Shown:
    number = claim.attempt or 0
    photos = [each for each in claim.photos if await unit.photos.get(MessageId(each)) is not None]
    attempts = delivery.attempts if delivery is not None else ()
    disputed = attempts[number - 1] if 0 < number <= len(attempts) else None
    evidence = disputed.evidence if disputed is not None else None
    return Shown(
        id=claim.id,
        what=claim_words.KIND[claim.kind],
        talk=delivery.conversation if delivery is not None else None,
        tracking_number=delivery.tracking_number if delivery is not None else "",
        words=claim.words,
        photos=photos,
        unseen=len(claim.photos) - len(photos),
        at=claim.opened_at,
        local=moment(claim.opened_at, zone),
        owner=claim.whose,
        known=evidence_in_words(evidence) if evidence is not None else (),
        is_taken=claim.state is ClaimState.TAKEN,
    )
