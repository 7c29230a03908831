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


class Pascal(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The Locator writes in another way."""


class PlaceKey(Pascal, frozen=True, kw_only=True):
    consignee_name: str = ""
    address_line: str = ""
    political_division2: str = ""
    political_division1: str = ""
    postcode_primary_low: str = ""
    country_code: str = ""


class Origin(Pascal, frozen=True, kw_only=True):
    address_key_format: PlaceKey


class Translate(Pascal, frozen=True, kw_only=True):
    locale: str


class Unit(Pascal, frozen=True, kw_only=True):
    code: str = "KM"


class Criteria(Pascal, frozen=True, kw_only=True):
    maximum_list_size: str
    search_radius: str


class Action(Pascal, frozen=True, kw_only=True):
    request_action: str = "Locator"


class LocatorAsked(Pascal, frozen=True, kw_only=True):
    request: Action = Action()
    origin_address: Origin
    translate: Translate
    unit_of_measurement: Unit = Unit()
    location_search_criteria: Criteria


class LocatorQuestion(Pascal, frozen=True, kw_only=True):
    locator_request: LocatorAsked


class LocatorError(Pascal, frozen=True, kw_only=True):
    error_code: str = ""


class LocatorStatus(Pascal, frozen=True, kw_only=True):
    response_status_code: str = ""
    error: LocatorError = LocatorError()


class SearchResults(Pascal, frozen=True, kw_only=True):
    drop_location: list[msgspec.Raw] = field(default_factory=list)


class LocatorAnswer(Pascal, frozen=True, kw_only=True):
    response: LocatorStatus
    search_results: SearchResults = SearchResults()


class Located(Pascal, frozen=True, kw_only=True):
    locator_response: LocatorAnswer


class Geocode(Pascal, frozen=True, kw_only=True):
    latitude: str = "0"
    longitude: str = "0"


class PointStatus(Pascal, frozen=True, kw_only=True):
    code: str = ""


class AccessPoint(Pascal, frozen=True, kw_only=True):
    public_access_point_id: str = field(default="", name="PublicAccessPointID")
    access_point_status: PointStatus = PointStatus()


class Weekday(Pascal, frozen=True, kw_only=True):
    """An indicator means yes where it is there, whatever stands in it."""

    day: str
    open_hours: str = ""
    close_hours: str = ""
    closed_indicator: str | None = None
    open24_hours_indicator: str | None = None


class StandardHours(Pascal, frozen=True, kw_only=True):
    hours_type: str = ""
    day_of_week: list[Weekday] = field(default_factory=list)


class OperatingHours(Pascal, frozen=True, kw_only=True):
    standard_hours: list[StandardHours] = field(default_factory=list)


class DropLocation(Pascal, frozen=True, kw_only=True):
    geocode: Geocode
    address_key_format: PlaceKey = PlaceKey()
    timezone: str = ""
    access_point_information: AccessPoint = AccessPoint()
    operating_hours: OperatingHours = OperatingHours()
