"""Fixtures: what belongs to a house; broken, it is news for the courier, not about a parcel."""

import re

_FIXTURE = (
    r"door ?bells?|bells?|doors?|gates?|lifts?|elevators?|intercoms?|entry ?phones?|buzzers?|"
    r"keypads?|locks?|handles?|lights?|lamps?|stairs?|steps|code ?panel|button|"
    r"ovikello\w*|kello\w*|ov[ei]\w*|ulko-?ove?\w*|portti\w*|porttipuhelin\w*|porti\w*|hissi\w*|"
    r"summeri\w*|lukko\w*|luko\w*|kahva\w*|valo\w*|ovipuhelin\w*|"
    r"звон(?:ок|ка|ке)|двер\w*|калитк\w*|ворот\w*|лифт\w*|домофон\w*|зам(?:ок|ка|ке)|кнопк\w*|"
    r"свет\w*|ручк\w*|"
    r"dörr\w*|hiss\w*|port|porten|porttelefon\w*|ringklock\w*|lås\w*"
)
_OUT_OF_ORDER = (
    r"broken|damaged|smashed|torn|wet|cracked|dead|ded|busted|stuck|out of order|"
    r"(?:does|do|is|are)(?: not|n'?t) work\w*|not working|kaput|"
    r"rikki|vaurioitunut|hajalla|särkynyt|märkä|jumissa|epäkunnossa|ei (?:toimi|soi|aukea)|"
    r"(?:разбит|сломан|поврежд|мокр|сломал|треснул)\w*|не (?:работа|открыва|звон)\w*|"
    r"trasig\w*|sönder|funkar inte|fungerar inte"
)
# "Left it at the door, broken" says where; "the bell is broken" says what.
_BROKEN_FIXTURE = re.compile(
    r"(?<!at )(?<!by )(?<!at the )(?<!by the )(?<!at my )(?<!by my )(?<!on the )(?<!outside the )"
    rf"(?<!to the )(?<!у )(?<!под )\b(?:{_FIXTURE})\b(?:[ '’]+[^\W\d_]+){{0,3}}?"
    rf"[ '’,-]+(?:{_OUT_OF_ORDER})\b|"
    rf"\b(?:{_OUT_OF_ORDER}|rikkinäi\w+)\s+(?:{_FIXTURE})\b",
    re.I,
)
_PARCEL = re.compile(
    r"\b(?:parcels?|packages?|packets?|box(?:es)?|contents?|items?|goods|orders?|packaging|"
    r"wrapping|carton|arrived|received|delivered|"
    r"paket\w*|laatik\w*|lähety\w*|tuot[et]\w*|tavara\w*|sisältö\w*|pakkau\w*|tuli|saapui|"
    r"посыл\w*|короб\w*|пакет\w*|упаков\w*|товар\w*|заказ\w*|содержим\w*|пришл\w*|приехал\w*)\b",
    re.I,
)


def names_parcel(text: str) -> bool:
    """ "The box is crushed", "it arrived broken"."""
    return _PARCEL.search(text) is not None


def has_broken_fixture(text: str) -> bool:
    """ "The lift is broken", "summeri rikki", "звонок сломан": of the house alone."""
    return _BROKEN_FIXTURE.search(text) is not None and not names_parcel(text)
