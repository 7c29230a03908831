"""Open-Meteo: an hourly forecast without an account, or with a key for who pays for it.

https://open-meteo.com/en/docs says what goes over the wire.

Traps: what stands at an hour is of the hour before it; an hour beyond the model's reach has a null;
a wrong question is a 400 with a reason; the free server is not for trade.
"""

from integrations.declaration import Auth, Declaration, Way

DECLARATION = Declaration(
    name="open-meteo",
    title="Open-Meteo",
    kind="weather",
    ways=frozenset({Way.POLL}),
    auth=Auth.QUERY,
    can=frozenset({"rain"}),
)
