"""The wire of UPS: JSON as its APIs and pushes write it."""

import msgspec
from msgspec import UNSET, UnsetType, field


class Wire(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Members we do not know are ignored."""


class Token(msgspec.Struct, frozen=True, kw_only=True):
    access_token: str
    expires_in: str | int = 0


class Status(Wire, frozen=True, kw_only=True):
    type: str = ""
    code: str = ""


class Activity(Wire, frozen=True, kw_only=True):
    """`date` and `time` are of the place, `gmt_*` are not; each may be empty."""

    status: Status = Status()
    date: str = ""
    time: str = ""
    gmt_date: str = ""
    gmt_time: str = ""
    gmt_offset: str = ""


class Day(Wire, frozen=True, kw_only=True):
    """`type`: SDD scheduled, RDD rescheduled, DEL delivered."""

    type: str = ""
    date: str = ""


class Package(Wire, frozen=True, kw_only=True):
    tracking_number: str
    activity: list[msgspec.Raw] = field(default_factory=list)
    delivery_date: list[Day] = field(default_factory=list)


class Shipment(Wire, frozen=True, kw_only=True):
    """Without packages where UPS knows nothing of the number."""

    package: list[Package] = field(default_factory=list)


class TrackResponse(Wire, frozen=True, kw_only=True):
    shipment: list[Shipment] = field(default_factory=list)


class Tracked(Wire, frozen=True, kw_only=True):
    track_response: TrackResponse


class Pushed(Wire, frozen=True, kw_only=True):
    """An event of Track Alert."""

    tracking_number: str
    activity_status: Status
    local_activity_date: str = ""
    local_activity_time: str = ""
    gmt_activity_date: str = ""
    gmt_activity_time: str = ""


class Destination(Wire, frozen=True, kw_only=True):
    url: str
    credential: str
    credential_type: str = "Bearer"


class Subscription(Wire, frozen=True, kw_only=True):
    locale: str
    country_code: str
    tracking_number_list: list[str]
    destination: Destination


class Contact(Wire, frozen=True, kw_only=True):
    name: str
    telephone: str


class Address(Wire, frozen=True, kw_only=True):
    address_line1: str
    city: str
    state: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    country_code: str


class NewAddress(Wire, frozen=True, kw_only=True):
    address_nick_name: str = "New address"
    address_info: Address
    name_or_company_name: str = ""
    contact_name: str | UnsetType = UNSET
    phone_number: str | UnsetType = UNSET


class Intercept(Wire, frozen=True, kw_only=True):
    """The body of every intercept: what its kind needs, and the instructions, which may be null."""

    request_type: str
    requester_contact_info: Contact
    special_instructions: str | None = None
    delivery_date: str | UnsetType = UNSET
    new_delivery_address: NewAddress | UnsetType = UNSET
    reason_for_return: str | UnsetType = UNSET


class Value(Wire, frozen=True, kw_only=True):
    """Whether an intercept of a kind may be made now, or one that stands be changed."""

    create_eligibility: str = "UNKNOWN"
    modify_eligibility: str = "UNKNOWN"
    days: list[Day] = field(default_factory=list, name="dateOptionsforFutureDelivery")


class Feature(Wire, frozen=True, kw_only=True):
    intercept_feature: str
    eligibility_value: Value = Value()


class EligibilityBody(Wire, frozen=True, kw_only=True):
    success: bool = False
    common_eligibility_map: list[Feature] | None = None


class Eligibility(Wire, frozen=True, kw_only=True):
    response: EligibilityBody


class Party(Address, frozen=True, kw_only=True):
    first_name: str
    phone_number: str


class TrackInfo(Wire, frozen=True, kw_only=True):
    intercept_option: str = "AL"  # all of them


class Rating(Wire, frozen=True, kw_only=True):
    from_address: Party
    to_address: Party
    track_info: TrackInfo = TrackInfo()


class ChargesAsked(Wire, frozen=True, kw_only=True):
    rating_request: list[Rating]


class Charge(Wire, frozen=True, kw_only=True):
    intercept_option: str = ""
    total_charge: str = ""
    currency_code: str = ""
    successful: bool = False
    shipper_paid_intercept_charges: bool = False


class ChargeInfo(Wire, frozen=True, kw_only=True):
    intercept_charge_detail: list[Charge] = field(default_factory=list)


class ChargesBody(Wire, frozen=True, kw_only=True):
    success: bool = False
    charge_info: list[ChargeInfo] | None = None


class Charges(Wire, frozen=True, kw_only=True):
    response: ChargesBody


class Intercepted(Wire, frozen=True, kw_only=True):
    """Under HTTP 200 too `success` may be false."""

    success: bool = False
    status_code: str = ""


class Trouble(Wire, frozen=True, kw_only=True):
    code: str = ""


class ProblemBody(Wire, frozen=True, kw_only=True):
    errors: list[Trouble] = field(default_factory=list)


class Problem(Wire, frozen=True, kw_only=True):
    response: ProblemBody = ProblemBody()
