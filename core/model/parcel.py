"""A parcel: the thing that is brought."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from babel.numbers import get_currency_precision

BULKY_KG = 30.0  # more than one courier carries alone


class Size(StrEnum):
    S = "S"
    M = "M"
    L = "L"
    XL = "XL"

    def fits_into(self) -> tuple["Size", ...]:
        """This size and every bigger one, smallest first: the compartments a parcel may use."""
        sizes = tuple(Size)
        return sizes[sizes.index(self) :]


STARS = "XTR"  # Telegram's own money, as it names it; there are whole ones only


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not (len(self.currency) == 3 and self.currency.isalpha() and self.currency.isupper()):
            raise ValueError("a currency is three capital letters (ISO 4217)")

    @property
    def without_sign(self) -> "Money":
        """What one is given, as people say it."""
        return Money(abs(self.amount), self.currency)

    def rounded(self, rounding: str = ROUND_HALF_UP) -> "Money":
        """In coins that there are: of a yen there are no hundredths, of a dinar thousandths."""
        places = 0 if self.currency == STARS else get_currency_precision(self.currency)
        coin = Decimal(1).scaleb(-places)
        return Money(self.amount.quantize(coin, rounding) + 0, self.currency)  # never "-0.00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Weight in kilograms; `min_age` in years where somebody of that age must take it; `skills` of
    the vehicle without which it cannot be brought, by the carrier's own names ("lift")."""

    size: Size = Size.M
    weight_kg: float = 1.0
    fragile: bool = False
    signature_required: bool = False
    min_age: int | None = None
    value: Money | None = None
    skills: frozenset[str] = frozenset()

    @property
    def is_bulky(self) -> bool:
        """True where stairs, a low gate or a narrow yard matter: one asks about them first."""
        return self.size is Size.XL or self.weight_kg >= BULKY_KG

    @property
    def wants_a_person(self) -> bool:
        """True where the parcel may only be handed to somebody."""
        return self.signature_required or self.min_age is not None
