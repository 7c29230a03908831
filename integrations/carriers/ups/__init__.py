"""UPS: parcels are tracked by number and pushed, and intercepted on their way: another day, another
address, back to the sender."""

from integrations.carrier_kit.http import Caller
from integrations.carrier_kit.settings import Told
from integrations.carrier_kit.zone import zone_of
from integrations.carriers.ups.adapter import Ups
from integrations.carriers.ups.asking import Requester, origin_of
from integrations.carriers.ups.client import Client, Subscriber
from integrations.carriers.ups.points import AccessPoints, places_of
from integrations.carriers.ups.translate import MAPPING, Reader, fee_of
from integrations.carriers.ups.webhook import hook_of
from integrations.declaration import Auth, Can, Declaration, Want, Way

DECLARATION = Declaration(
    name="ups",
    title="UPS",
    kind="carrier",
    ways=frozenset({Way.POLL, Way.PUSH}),
    auth=Auth.OAUTH,
    can=frozenset({Can.CHANGES, Can.OPTIONS, Can.POINTS, Can.TRACKS, Can.RECEIVES}),
    wants=(
        Want(name="client_id", says="the client id of your UPS app", is_required=True),
        Want(
            name="client_secret",
            says="the client secret of your UPS app",
            is_required=True,
            is_secret=True,
        ),
        Want(name="requester_name", says="who asks for an intercept: you", is_required=True),
        Want(
            name="requester_phone",
            says="your number, as +14107495070",
            is_required=True,
        ),
        Want(name="url", says="the API's host", is_url=True, default="https://onlinetools.ups.com"),
        Want(name="timezone", says="where a time without an offset is", default="UTC"),
        Want(name="locale", says="as en_US", default="en_US"),
        Want(name="fee", says='what an intercept costs who asks for it, as "21.00 USD"'),
        Want(
            name="origin",
            says='where you ship from, as "street, city, state, postcode, country": by it UPS '
            "tells what each intercept costs",
        ),
        Want(name="return_reason", says="the code of a return", default="KV"),
        Want(
            name="codes",
            says='further codes of theirs, as "CODE=event" or "CODE=event:reason", with commas',
        ),
        Want(
            name="points_around",
            says='postcodes around which its Access Points shall be known, as "00100 FI, 21013 US"',
        ),
        Want(name="hook_url", says="where Track Alert pushes to: https://…/hooks/REF"),
        Want(name="hook_header", says="the header of its credential", default="credential"),
        Want(
            name="alert_path",
            says="the path of Track Alert's subscriptions",
            default="/api/track/v2/subscription/standard/package",
        ),
        Want(
            name="portal",
            says="its page for recipients, with {tracking_number} in it",
            default="https://www.ups.com/track?tracknum={tracking_number}",
        ),
    ),
    hook="hook_secret is the credential that Track Alert sends back in a header",
    calls_a_second=5,
    every_seconds=900,
    portal="https://www.ups.com/track",
)


def opened(told: Told) -> Ups:
    """An adapter; it connects at its first call. Raises ValueError."""
    caller = Caller(url=told["url"], pace=told.pace)
    client = Client(caller, told["client_id"], told["client_secret"], told["locale"])
    reader = Reader(
        told.ref,
        zone_of(told["timezone"]),
        told["portal"],
        fee_of(told["fee"]),
        MAPPING.with_more(told["codes"]),
    )
    requester = Requester(
        name=told["requester_name"],
        phone=told["requester_phone"],
        return_reason=told["return_reason"],
        origin=origin_of(told["origin"]),
    )
    alerts = None
    if told["hook_url"] and told.hook_secrets:
        secret = told.hook_secrets[0]
        alerts = Subscriber(client, told["alert_path"], told["hook_url"], secret, told["locale"])
    hook = hook_of(told.hook_secrets, told["hook_header"], reader)
    points, places = None, places_of(told.listed("points_around"))
    if places:
        points = AccessPoints(told.own_points(), client, places, told["locale"])
    return Ups(client, reader, requester, hook, alerts, points)
