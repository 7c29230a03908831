"""Settings: environment variables with the prefix DOORSTEP_, and a `.env` file."""

import re
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from core.actions.opening import is_readable
from core.model.agent_hours import AgentHours
from core.model.call_rule import USUAL_CALLS, CallCause, CallRule
from core.model.parcel import Size
from core.model.payment import TakesMoney
from core.model.quiet_hours import QuietHours
from core.model.truck import Truck
from integrations.planners import is_a_planner
from slots.buffer import LATE_IN_HUNDRED

PREFIX = "DOORSTEP_"
# Read by make and the tests, not by a process of the house.
OF_THE_SCRIPTS = frozenset(
    f"{PREFIX}{name}"
    for name in ("ADDRESS_MODEL", "HYPOTHESIS", "PICTURES", "SEEDS", "TALKS", "TEST_POSTGRES")
)


ONLY_STARS = "stars"  # nobody takes other money
CONSOLE = "console"  # what would be sent is logged
NO_HTTPS = "wants an address that begins with https://"
SECRET_KEY_LETTERS_MIN = 32


class WrongSetting(Exception):
    """A setting that cannot be; the message is one line that names it."""


class CarrierSetting(BaseModel):
    """A carrier that we call: which adapter, and in what fields that adapter is told where and with
    what key. Any of them may be a secret, so all are kept as one."""

    adapter: str = "carrier-api-v1"
    hook_secret: tuple[SecretStr, ...] = ()  # several while one is changed for another
    every_seconds: int | None = Field(default=None, ge=1)  # as the adapter likes it
    fields: dict[str, SecretStr] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _the_rest_is_the_adapters(cls, said: object) -> object:
        if not isinstance(said, dict):
            return said
        ours = {name: said[name] for name in said if name in cls.model_fields}
        rest = {
            name: str(told) for name, told in said.items() if name not in ours and told is not None
        }
        one = ours.get("hook_secret")
        if isinstance(one, str):
            ours["hook_secret"] = (one,)
        return ours | {"fields": dict(ours.get("fields", {})) | rest}

    @property
    def told(self) -> dict[str, str]:
        return {name: value.get_secret_value() for name, value in self.fields.items()}

    @property
    def hook_secrets(self) -> tuple[str, ...]:
        return tuple(one.get_secret_value() for one in self.hook_secret)


class GeocoderSetting(BaseModel):
    """A geocoder that is asked for addresses that the gazetteer does not have. `adapter` is its
    kind, where its name is not; `countries` are those that it knows; none: all of them."""

    adapter: str | None = None
    url: str
    key: SecretStr = SecretStr("")
    contact: str = ""  # a mail address, for those who want to know who asks
    countries: list[str] = Field(default_factory=list)
    a_second: float = Field(default=1.0, gt=0, le=1000)  # questions, of all processes together


class PointFeedSetting(BaseModel):
    """A list of pickup points that somebody else keeps. `adapter` is its kind, where its name is
    not; `compartments` are those that we may use in each locker, where its list tells none;
    `carrier` the only one that brings parcels there."""

    adapter: str | None = None
    url: str = ""
    file: Path | None = None
    key: SecretStr = SecretStr("")
    compartments: dict[Size, int] = Field(default_factory=dict)
    timezone: str | None = None
    carrier: str | None = Field(default=None, min_length=1)
    every_hours: float = Field(default=24.0, gt=0, le=24 * 31)

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in available_timezones():
            raise ValueError("is not a time zone of the IANA database, such as Europe/Helsinki")
        return value


class TruckSetting(BaseModel):
    """How big the biggest truck of the fleet is, in metres and tonnes."""

    height_m: float | None = Field(default=None, gt=0, le=10)
    width_m: float | None = Field(default=None, gt=0, le=10)
    length_m: float | None = Field(default=None, gt=0, le=50)
    weight_t: float | None = Field(default=None, gt=0, le=100)


class Settings(BaseSettings):
    """Each field is one variable; see the README for what each means."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    database_url: str = "sqlite+aiosqlite:///doorstep.db"
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_group: int | None = Field(default=None, lt=0)  # of agents, with topics
    telegram_group_language: Literal[
        "en", "de", "es", "fr", "it", "pl", "pt", "fi", "sv", "tr", "uk", "ru", "ar"
    ] = "en"  # what the bot says there
    payment_token: SecretStr | None = None  # a provider's, or "stars"; nobody pays without
    telegram_fast: bool = False  # a sandbox that does not count messages a second
    public_url: str | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    secret_key: SecretStr | None = None  # several with commas: the first seals, all open
    timezone: str = "UTC"
    quiet_hours: Annotated[QuietHours | None, NoDecode] = QuietHours(
        start=time(21, 0), end=time(8, 0)
    )
    agent_hours: str | None = None  # as OpenStreetMap writes them; day and night where not told
    call_a_person: dict[CallCause, CallRule] = Field(default_factory=lambda: dict(USUAL_CALLS))
    hold_seconds: int = Field(default=300, ge=1, le=86_400)
    promise_buffer: float = Field(default=LATE_IN_HUNDRED, gt=0, le=50)  # of 100 promises, late
    routing: str | None = None  # valhalla, straight-line, or a server's address
    truck: TruckSetting = Field(default_factory=TruckSetting)
    planner: str = "vroom"
    planner_key: SecretStr = SecretStr("")  # of OpenRouteService
    osm_extract: Path | None = None
    tiles_url: str | None = None  # https://tiles.example/{z}/{x}/{y}.png
    tiles_attribution: str = "© OpenStreetMap contributors"
    address_model_dir: Path | None = None
    address_country: str = "FI"
    data_dir: Path | None = None
    llm_url: str | None = None
    oidc_issuer: str | None = None  # a provider of single sign-on for the console
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    translator_url: str | None = None
    desk_language: str = "en"
    weather_url: str | None = None  # of a server that speaks Open-Meteo's forecast API
    weather_key: SecretStr = SecretStr("")
    speech_model_dir: Path | None = None  # of a model in faster-whisper's format
    smtp_host: str | None = None  # "console" for development
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str | None = None
    smtp_security: Literal["tls", "starttls", "none"] = "starttls"
    sms_url: str | None = None  # "console" for development
    sms_body: str = '{"to": "{to}", "from": "{from}", "text": "{text}"}'
    sms_token: SecretStr | None = None
    sms_from: str = ""
    webhook_allow_private: bool = False
    log_format: Literal["console", "json"] = "console"
    carriers: dict[str, CarrierSetting] = Field(default_factory=dict)
    geocoders: dict[str, GeocoderSetting] = Field(default_factory=dict)
    lockers: dict[str, PointFeedSetting] = Field(default_factory=dict)

    @field_validator("database_url")
    @classmethod
    def _is_a_database_we_know(cls, value: str) -> str:
        if not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("wants sqlite+aiosqlite:///FILE or postgresql+asyncpg://…")
        return value

    @field_validator("payment_token")
    @classmethod
    def _takes_money(cls, value: SecretStr | None) -> SecretStr | None:
        told = value.get_secret_value() if value is not None else ONLY_STARS
        if told == ONLY_STARS or ":" in told.strip(":"):
            return value
        raise ValueError("wants a payment provider's token from @BotFather, or stars")

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is not a time zone of the IANA database, such as Europe/Helsinki")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_safe(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("https://") and not _is_here(value):
            raise ValueError(NO_HTTPS)
        return value

    @field_validator("telegram_api_url", "public_url", "llm_url", "translator_url", "weather_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("wants an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("oidc_issuer")
    @classmethod
    def _is_an_issuer(cls, value: str | None) -> str | None:
        if value is None or value.startswith("https://") or _is_here(value):
            return value  # letter by letter as it names itself
        raise ValueError(NO_HTTPS)

    @field_validator("sms_url")
    @classmethod
    def _is_a_gateway(cls, value: str | None) -> str | None:
        if value in (None, CONSOLE) or value.startswith("https://") or _is_here(value):
            return value
        raise ValueError(f"{NO_HTTPS}, or console")

    @field_validator("tiles_url")
    @classmethod
    def _is_a_tile_server(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        is_safe = parts.scheme == "https" or _is_here(value)
        if not is_safe or not all(one in value for one in ("{z}", "{x}", "{y}")):
            raise ValueError("wants an https address with {z}, {x} and {y} in it")
        if any(one.isspace() or one in ";,'\"" for one in parts.netloc):
            raise ValueError("has a host that cannot be")
        return value

    @field_validator("quiet_hours", mode="before")
    @classmethod
    def _from_and_to(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return QuietHours.parse(value)

    @field_validator("agent_hours")
    @classmethod
    def _are_hours(cls, value: str | None) -> str | None:
        if value is None or is_readable(value):
            return value
        raise ValueError('wants opening hours such as "Mo-Fr 08:00-18:00; PH off"')

    @field_validator("secret_key")
    @classmethod
    def _are_long_keys(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and min(map(len, _parted(value))) < SECRET_KEY_LETTERS_MIN:
            raise ValueError(
                f"wants {SECRET_KEY_LETTERS_MIN} characters or more in each key, such as "
                "`openssl rand -base64 32` makes"
            )
        return value

    @field_validator("desk_language")
    @classmethod
    def _is_a_language(cls, value: str) -> str:
        if re.fullmatch("[a-z]{2,3}", value):
            return value
        raise ValueError("wants the code of a language, such as en")

    @field_validator("routing")
    @classmethod
    def _is_a_routing_engine(cls, value: str | None) -> str | None:
        if value in (None, "valhalla", "straight-line") or str(value).startswith("http"):
            return value
        raise ValueError("wants valhalla, straight-line or the address of a server")

    @field_validator("planner")
    @classmethod
    def _is_a_planner(cls, value: str) -> str:
        if is_a_planner(value):
            return value
        raise ValueError(
            "wants vroom, pyvrp, the address of a server, openrouteservice or google:PROJECT"
        )

    @field_validator("osm_extract")
    @classmethod
    def _is_a_file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("is not a file")
        return value

    @model_validator(mode="after")
    def _go_together(self) -> Self:
        is_pushed = self.telegram_mode == "webhook" and self.telegram_token is not None
        if is_pushed and not (self.public_url or "").startswith("https://"):
            raise ValueError("public_url: webhook mode wants an https address")
        is_plain = (self.public_url or "https://").startswith("http://")
        if is_plain and not _is_here(self.telegram_api_url):
            raise ValueError(f"public_url: {NO_HTTPS}")
        if self.smtp_host not in (None, CONSOLE) and "@" not in (self.smtp_from or ""):
            raise ValueError("smtp_from: mail wants an address that it comes from")
        if self.oidc_issuer is not None and not self.oidc_client_id:
            raise ValueError("oidc_client_id: a sign-on wants the name that it knows us by")
        if self.oidc_issuer is not None and self.public_url is None:
            raise ValueError("public_url: a sign-on wants an address to come back to")
        if self.routing == "valhalla" and self.osm_extract is None:
            raise ValueError("osm_extract: routing by valhalla wants an OSM extract")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def hours_of_agents(self) -> AgentHours | None:
        """When agents are there; holidays are those of the country of the addresses."""
        if self.agent_hours is None:
            return None
        return AgentHours(self.agent_hours, self.zone, self.address_country)

    @property
    def secret_keys(self) -> tuple[str, ...]:
        return () if self.secret_key is None else _parted(self.secret_key)

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def biggest_truck(self) -> Truck:
        return Truck(**self.truck.model_dump())

    @property
    def provider_token(self) -> str:
        """Of who takes money for us; empty where only Stars are taken, or nothing."""
        told = self.payment_token.get_secret_value() if self.payment_token else ""
        return "" if told == ONLY_STARS else told

    @property
    def takes_money(self) -> TakesMoney:
        return TakesMoney(provider=bool(self.provider_token), stars=bool(self.payment_token))

    @property
    def routing_by(self) -> str:
        """The routing engine in force."""
        return self.routing or ("valhalla" if self.osm_extract else "straight-line")


def load(**given: object) -> Settings:
    """The settings of the environment, with what was given over them. Raises WrongSetting."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # checked by the model itself
    except ValidationError as wrong:
        raise WrongSetting(_one_line(wrong)) from None
    except SettingsError as unread:
        field = re.search(r'field "(\w+)"', str(unread))
        name = field.group(1).upper() if field else ""
        raise WrongSetting(f"{PREFIX}{name}: is not JSON") from None


def unknown_settings(environment: Mapping[str, str]) -> list[str]:
    """Variables that look like settings and are none: most likely misspelt."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | OF_THE_SCRIPTS
    ours = (name for name in environment if name.startswith(PREFIX))
    return sorted(name for name in ours if name.partition("__")[0] not in known)


def _parted(keys: SecretStr) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.get_secret_value().split(","))


def _is_here(address: str) -> bool:
    """Plain http on this machine: enough where the pretend Telegram runs beside us."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")


def _one_line(wrong: ValidationError) -> str:
    first = wrong.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    problem = str(first["msg"]).removeprefix("Value error, ")
    if not name:
        name, _, problem = problem.partition(": ")
    return f"{PREFIX}{name.upper()}: {problem}"
