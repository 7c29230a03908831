"""Backstage: the routes of the pages beside the talks, for whoever runs the house.

Each page is a file of its own; here stands under which address, and that nobody comes in unsigned.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from core.actions.house import House
from core.ports import Lanes
from web.console.audit import AuditPage
from web.console.failures import FailuresPage
from web.console.figures import FiguresPage
from web.console.learning import LearningPage
from web.console.lockers import LockersPage
from web.console.me import MePage
from web.console.pages import Pages
from web.console.people import PeoplePage
from web.console.sessions import SignedIn
from web.console.settings import SettingsPage
from web.console.undelivered import Shelves
from web.console.webhooks import WebhooksPage

AGAIN = "/undelivered/{shelf:sent|heard}/{seq:[0-9]{1,18}}"
LESSON = "/learning/{id:lsn_[0-9a-f]{1,40}}"
PERSON = "/people/{person:[A-Za-z0-9_]{1,64}}"
WEBHOOK = "/webhooks/{webhook:whk_[A-Za-z0-9]{1,40}}"
KEY = "/people/keys/{key:[A-Za-z0-9_]{1,64}}/end"

Page = Callable[[web.Request, SignedIn], Awaitable[web.StreamResponse]]
Guarded = Callable[[Page], Callable[[web.Request], Awaitable[web.StreamResponse]]]


def add_backstage(
    app: web.Application, house: House, lanes: Lanes, pages: Pages, guarded: Guarded
) -> None:
    """`guarded` lets only those in who have signed in, and may see the page."""
    get, post = app.router.add_get, app.router.add_post
    shelves = Shelves(house, lanes, pages)
    get("/undelivered", guarded(shelves.page))
    post(AGAIN, guarded(shelves.again))
    figures = FiguresPage(house, lanes, pages)
    get("/figures", guarded(figures.page))
    get("/figures.csv", guarded(figures.table))
    failures = FailuresPage(house, lanes, pages)
    get("/failures", guarded(failures.page))
    get("/failures.csv", guarded(failures.table))
    learning = LearningPage(house, lanes, pages)
    get("/learning", guarded(learning.page))
    post(f"{LESSON}/accept", guarded(learning.accept))
    post(f"{LESSON}/decline", guarded(learning.decline))
    get("/lockers", guarded(LockersPage(house, lanes, pages).page))
    webhooks = WebhooksPage(house, lanes, pages)
    get("/webhooks", guarded(webhooks.page))
    get(WEBHOOK, guarded(webhooks.one))
    post(f"{WEBHOOK}/switch", guarded(webhooks.switch))
    post(f"{WEBHOOK}/test", guarded(webhooks.test))
    post(f"{WEBHOOK}/again", guarded(webhooks.all_again))
    post(f"{WEBHOOK}/rows/{{seq:[0-9]{{1,18}}}}/again", guarded(webhooks.again))
    settings = SettingsPage(house, lanes, pages)
    get("/settings", guarded(settings.page))
    post("/settings/notices", guarded(settings.keep))
    post("/settings/notices/drop", guarded(settings.drop))
    _add_people(app, house, lanes, pages, guarded)
    get("/audit", guarded(AuditPage(house, lanes, pages).page))


def _add_people(
    app: web.Application, house: House, lanes: Lanes, pages: Pages, guarded: Guarded
) -> None:
    get, post = app.router.add_get, app.router.add_post
    people = PeoplePage(house, lanes, pages)
    get("/people", guarded(people.page))
    post("/people", guarded(people.employ))
    post(PERSON, guarded(people.change))
    post(f"{PERSON}/sign-out", guarded(people.sign_out))
    post(f"{PERSON}/password", guarded(people.new_password))
    post(KEY, guarded(people.end_key))
    me = MePage(house, lanes, pages)
    get("/me", guarded(me.page))
    post("/me", guarded(me.keep))
    post("/me/language", guarded(me.language))
    post("/me/password", guarded(me.password))
    post("/me/sign-out", guarded(me.sign_out))
