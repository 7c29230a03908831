"""What goes over Open-Meteo's wire, of it what we use."""

import msgspec


class Hourly(msgspec.Struct):
    """`time`: Unix seconds, at which each hour ends; chances in percent."""

    time: list[int]
    precipitation_probability: list[float | None]


class Forecast(msgspec.Struct):
    hourly: Hourly
