"""What a day in the sandbox needs to be told."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Doorstep's API keys, by their scope; `parcel_carrier` and `rounds` are scope
    carrier, for parcel-post and for door-rounds."""

    carrier: str
    parcel_carrier: str
    locker: str
    agent: str
    rounds: str = ""
    sender: str = ""
    planner: str = ""
    metrics: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class You:
    """The one recipient who is left to the person at the phone page."""

    user_id: int = 1001
    name: str = "Aino Virtanen"
    phone_number: str = "+358401001001"
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySettings:
    """Seconds are real ones. `day_seconds` is how long the world's day lasts at this speed."""

    doorstep_url: str
    keys: Keys
    cache: Path
    day_seconds: float
    seed: int = 1
    load_stops: int = 25
    host: str = "127.0.0.1"
    port: int = 0  # of the sandbox's own server: own-fleet's webhooks, parcel-post's API
    parcel_api_key: str = "sandbox-parcel-post-key"
    door_wait_seconds: float = 3.0
    days_ahead: int = 0
    console_door: str = "/console/"  # a page of Doorstep that lets an agent in
    you: You = field(default_factory=You)
