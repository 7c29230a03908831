"""The console's routes: sign in, the list, a thread, its live stream, and what an agent may do.

A day's routes have a page of their own, in `routes`; what a recipient could ask for in `deeds`;
what went wrong in `claims`. The pages for whoever runs the house are put up in `backstage`.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.commands import (
    AgentSays,
    Command,
    DeclineAddress,
    GrantAddress,
    HandBack,
    LookAtTalk,
    TakeOver,
)
from core.model.asker import Asker, Role
from core.model.conversation import REMARK
from core.model.ids import ConversationId, WishId
from core.model.queue_look import EVERYTHING, QueueLook
from core.ports import Lanes, RefusedForGood, SignOn, Unavailable, Voice
from core.refusals import Refusal, Refused, invalid
from web.console import words
from web.console.answers import answers
from web.console.attendance import reads, writes
from web.console.audit import noted
from web.console.backstage import Page, add_backstage
from web.console.claims import ClaimsPage
from web.console.couriers import SHOWN, Couriers
from web.console.deeds import DeedsPage
from web.console.forms import fields, must_be_ours
from web.console.labels import LabelPage
from web.console.login import LoginPage, go
from web.console.looks import LANGUAGES, look_of, query_of
from web.console.maps import PIN, PLACE, Maps
from web.console.minding import passed_on, remarked, snoozed, tagged
from web.console.narrowing import narrowed
from web.console.pages import HERE, Pages, is_script
from web.console.photos import SEEN, Photos
from web.console.routes import RoutesPage
from web.console.saying import said_for
from web.console.screen import draw
from web.console.sessions import (
    SignedIn,
    signed_in,
    speak_to,
)
from web.console.sign_on import BACK, SignOnPage
from web.console.stream import Streams
from web.console.tongue import said
from web.console.translations import Translations
from web.console.views import sees
from web.console.voices import PLAYED, Voices

TEXT_LETTERS_MAX = 3500  # what fits into one message beside the agent's name
TRANSLATE = "translate"
TALK = "/c/{id:[A-Za-z0-9_]{1,64}}"
LINE = f"{TALK}/lines/{{seq:[0-9]{{1,18}}}}"
DEED = "/do/{action:[a-z_]{1,40}}"
SAID = "/say-for/{saying:[a-z_]{1,40}}"
CLAIM = "/claims/{id:clm_[A-Za-z0-9]{1,40}}"
CLOSED = "close/{outcome:upheld|declined}"
# What somebody sees who is limited to some carriers or merchants, beside their talks: of the
# parcels on these pages, theirs.
FOR_THE_LIMITED = frozenset(
    {
        "/console/",
        "/console/me",
        "/console/me/language",
        "/console/me/password",
        "/console/me/sign-out",
        "/console/logout",
        "/console/figures",
        "/console/figures.csv",
        "/console/failures",
        "/console/failures.csv",
        "/console/claims",
        "/console/routes",
    }
)
A_CLAIM = "/console/claims/"  # whose it is, its page looks

Commanded = Callable[[ConversationId, dict[str, str], SignedIn], Command | Awaitable[Command]]


class Console:
    """The pages, over one house."""

    def __init__(self, house: House, lanes: Lanes, voice: Voice, sign_on: SignOn | None) -> None:
        self._house = house
        self._voice = voice
        self._lanes = lanes
        self._pages = Pages()
        address = house.limits.app_url
        has_sign_on = sign_on is not None and address is not None
        self._login = LoginPage(house, self._pages, has_sign_on=has_sign_on)
        self._sign_on: SignOnPage | None = None
        if sign_on is not None and address is not None:
            self._sign_on = SignOnPage(house, self._pages, sign_on, address)
        self._translations = Translations(house)
        self._streams = Streams(house, lanes, self._pages, self._translations)
        self._routes = RoutesPage(house, lanes, self._pages)
        self._claims = ClaimsPage(house, lanes, self._pages)
        self._deeds = DeedsPage(house, lanes, self._pages)
        self._couriers = Couriers(house, lanes, self._pages)
        self._voices = Voices(house)
        self._photos = Photos(house)
        self._maps = Maps(house)
        self._labels = LabelPage(house, lanes, self._pages)

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._pages.middleware()])
        app.router.add_get("", self._login.front)
        app.router.add_get("/login", self._login.page)
        app.router.add_post("/login", self._login.sign_in)
        if self._sign_on is not None:
            app.router.add_get("/sign-on", self._sign_on.leave)
            app.router.add_get(BACK, self._sign_on.come_back)
        app.router.add_post("/logout", self._for_agents(self._login.sign_out))
        app.router.add_get("/", self._for_agents(self.desk))
        app.router.add_get(TALK, self._for_agents(self.desk))
        app.router.add_get("/stream", self.stream)
        app.router.add_get(f"{TALK}{SHOWN}", self._for_agents(self._couriers.show))
        app.router.add_get(f"{TALK}{PLAYED}", self._for_agents(self._voices.play))
        app.router.add_get(f"{TALK}{SEEN}", self._for_agents(self._photos.of_talk))
        app.router.add_get(f"{TALK}{PIN}", self._for_agents(self._maps.pin))
        app.router.add_get(f"{TALK}{PLACE}", self._for_agents(self._maps.place))
        app.router.add_post(f"{TALK}/take-over", self._for_agents(self.take_over))
        app.router.add_post(f"{TALK}/messages", self._for_agents(self.say))
        app.router.add_post(f"{TALK}/read", self._for_agents(reads(self._house)))
        app.router.add_post(f"{TALK}/writing", self._for_agents(writes(self._house)))
        app.router.add_post(f"{TALK}/hand-back", self._for_agents(self.hand_back))
        app.router.add_post(f"{TALK}/tags", self._for_agents(self.tag))
        app.router.add_post(f"{TALK}/snooze", self._for_agents(self.snooze))
        app.router.add_post(f"{TALK}/pass-on", self._for_agents(self.pass_on))
        app.router.add_post(f"{TALK}/address/approve", self._for_agents(self.approve))
        app.router.add_post(f"{TALK}/address/decline", self._for_agents(self.decline))
        app.router.add_post(f"{TALK}/window", self._for_agents(self.narrow))
        app.router.add_get(f"{TALK}{DEED}", self._for_agents(self._deeds.page))
        app.router.add_post(f"{TALK}{DEED}", self._for_agents(self._deeds.do))
        app.router.add_post(f"{TALK}{SAID}", self._for_agents(self.say_for))
        app.router.add_post(f"{TALK}/withdraw", self._for_agents(self._deeds.withdraw))
        app.router.add_post(f"{TALK}/move", self._for_agents(self._deeds.move))
        app.router.add_get("/routes", self._for_agents(self._routes.page))
        app.router.add_post("/routes", self._for_agents(self._routes.ask))
        app.router.add_get("/claims", self._for_agents(self._claims.page))
        app.router.add_get(f"{CLAIM}{SEEN}", self._for_agents(self._photos.of_claim))
        app.router.add_post(f"{CLAIM}/take", self._for_agents(self._claims.take))
        app.router.add_post(f"{CLAIM}/{CLOSED}", self._for_agents(self._claims.close))
        app.router.add_post("/routes/link", self._for_agents(self._couriers.make))
        app.router.add_post("/routes/link/end", self._for_agents(self._couriers.end))
        app.router.add_get(LINE, self._for_agents(self._labels.page))
        app.router.add_post(LINE, self._for_agents(self._labels.label))
        add_backstage(app, self._house, self._lanes, self._pages, self._for_agents)
        app.router.add_static("/static", HERE / "static")
        app.on_shutdown.extend((self._streams.close, self._translations.close))
        return app

    # --- looking ---------------------------------------------------------------------------------

    async def desk(self, request: web.Request, who: SignedIn) -> web.Response:
        """The list, and beside it the thread that is open, with an answer that was chosen."""
        id, ready = _talk(request), request.query.get("answer", "")
        return await self._desk(who, id, look=look_of(request), ready=ready)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        asked = request.query.get("c", "")
        is_name = len(asked) <= 64 and asked.isascii() and asked.replace("_", "").isalnum()
        return await self._streams.serve(request, ConversationId(asked) if is_name else None)

    async def _desk(
        self,
        who: SignedIn,
        id: ConversationId | None,
        *,
        look: QueueLook = EVERYTHING,
        status: int = 200,
        refusal: Refusal | None = None,
        draft: str = "",
        ready: str = "",
        own: str = "",
        problem: str | None = None,
    ) -> web.Response:
        if id is not None:
            await ask(self._house, LookAtTalk(id), Asker(Role.AGENT, who.person.id))
        screen, thread = await draw(self._house, self._lanes, self._pages, who, id, look)
        if id is not None and thread is None:
            raise web.HTTPNotFound(text=said("no-such-talk"))
        if thread is not None:
            self._translations.want(thread)
        holder = thread.holder_name if thread else None
        name = who.person.name
        often = answers(self._voice, thread, name) if thread and who.may_act else []
        draft = draft or next((one.text for one in often if one.name == ready), "")
        return self._pages.page(
            "desk.html",
            status,
            who=who,
            thread=thread,
            parts={name: Markup(html) for name, html in screen.parts.items()},
            lines=Markup(screen.all_lines),
            mark=screen.mark(),
            problem=words.refusal(refusal, holder) if refusal else problem,
            draft=draft,
            own=own,
            answers=often,
            look=look,
            here=query_of(look),
            languages=LANGUAGES,
            text_max=TEXT_LETTERS_MAX,
        )

    # --- acting ----------------------------------------------------------------------------------

    async def take_over(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(request, who, lambda id, form, who: TakeOver(id, who.person.name))

    async def hand_back(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(request, who, lambda id, form, who: HandBack(id))

    async def approve(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(
            request, who, lambda id, form, who: GrantAddress(id, WishId(form.get("wish", "")))
        )

    async def decline(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(
            request, who, lambda id, form, who: DeclineAddress(id, WishId(form.get("wish", "")))
        )

    async def narrow(self, request: web.Request, who: SignedIn) -> web.Response:
        """A promised time, told more exactly."""
        return await self._act(
            request, who, lambda id, form, who: narrowed(self._house, who, id, form)
        )

    async def say_for(self, request: web.Request, who: SignedIn) -> web.Response:
        """What their recipient said otherwise than in the talk."""
        saying = request.match_info["saying"]
        return await self._act(
            request, who, lambda id, form, who: said_for(self._house, who, id, saying, form)
        )

    async def tag(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(request, who, lambda id, form, who: tagged(id, form))

    async def snooze(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(request, who, lambda id, form, who: snoozed(self._house, id, form))

    async def pass_on(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._act(request, who, lambda id, form, who: passed_on(self._house, id, form))

    async def say(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        if form.get("as") == TRANSLATE:
            return await self._put(request, who, form)
        return await self._act(request, who, self._said)

    async def _put(self, request: web.Request, who: SignedIn, form: dict[str, str]) -> web.Response:
        """The page with the answer in its recipient's language, to be looked at and sent."""
        must_be_ours(request, who, form)
        if not who.may_act:
            raise web.HTTPForbidden(text=said("look-only"))
        id, text = ConversationId(request.match_info["id"]), form.get("text", "").strip()
        if not text or len(text) > TEXT_LETTERS_MAX:
            return await self._desk(who, id, status=409, draft=text, problem=said("no-text"))
        try:
            told = await self._translations.answer(id, text)
        except (Unavailable, RefusedForGood):
            return await self._desk(who, id, status=409, draft=text, problem=said("no-translation"))
        return await self._desk(who, id, draft=told, own=text)

    async def _said(self, id: ConversationId, form: dict[str, str], who: SignedIn) -> Command:
        text = form.get("text", "").strip()
        if not text:
            raise invalid("text", "is blank")
        if len(text) > TEXT_LETTERS_MAX:
            raise invalid("text", f"is longer than {TEXT_LETTERS_MAX} letters")
        if form.get("as") == REMARK:
            return await remarked(self._house, id, text)
        return AgentSays(id, text, written=form.get("own", "")[:TEXT_LETTERS_MAX] or None)

    async def _act(self, request: web.Request, who: SignedIn, command: Commanded) -> web.Response:
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_act:
            raise web.HTTPForbidden(text=said("look-only"))
        id = ConversationId(request.match_info["id"])
        try:
            wanted = command(id, form, who)
            wanted = await wanted if isinstance(wanted, Awaitable) else wanted
            await ask(self._house, wanted, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            return await self._refused(request, who, id, refused.refusal, form)
        if is_script(request):
            return web.Response(status=204)
        return go(f"/console/c/{id}")

    async def _refused(
        self,
        request: web.Request,
        who: SignedIn,
        id: ConversationId,
        refusal: Refusal,
        form: dict[str, str],
    ) -> web.Response:
        """The page as it is now, with the reason and the words that were not sent."""
        if refusal.code == "not-found":
            raise web.HTTPNotFound(text=said("no-such-talk"))
        if not is_script(request):
            draft, own = form.get("text", ""), form.get("own", "")
            return await self._desk(who, id, status=409, refusal=refusal, draft=draft, own=own)
        async with self._house.store.read() as unit:
            talk = await unit.conversations.get(id)
        held = talk.takeover if talk else None
        return web.Response(
            status=409, text=words.refusal(refusal, held.agent_name if held else None)
        )

    async def _must_see(self, request: web.Request, who: SignedIn) -> None:
        """Whoever is limited sees their own talks and themselves: 404 for another's, 403 for pages
        that show everybody's."""
        if not who.person.is_limited:
            return
        id = _talk(request)
        is_talk = request.path.startswith("/console/c/") and id is not None
        if is_talk and id is not None and not await sees(self._house, who, id):
            raise web.HTTPNotFound(text=said("no-such-talk"))
        is_theirs = request.path in FOR_THE_LIMITED or request.path.startswith(A_CLAIM)
        if not is_talk and not is_theirs:
            raise web.HTTPForbidden(text=said("limited"))

    def _for_agents(self, page: Page) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def guarded(request: web.Request) -> web.StreamResponse:
            who = await signed_in(self._house, request)
            if who is not None:
                speak_to(who, request)
                await self._must_see(request, who)
                answer = await page(request, who)
                if answer.status < 400:
                    await noted(self._house, request, who)
                return answer
            if is_script(request):
                raise web.HTTPUnauthorized(text=said("signed-out"))
            return go("/console/login")

        return guarded


def console(
    house: House, lanes: Lanes, voice: Voice, sign_on: SignOn | None = None
) -> web.Application:
    """The console, to be mounted at /console."""
    return Console(house, lanes, voice, sign_on).app()


def _talk(request: web.Request) -> ConversationId | None:
    id = request.match_info.get("id")
    return ConversationId(id) if id else None
