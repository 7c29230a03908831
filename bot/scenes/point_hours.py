"""Point hours: when the pickup point is open to which the parcel goes, on a day or in the week ahead.

rcp  to a locker please
bot  These are near you and have room. Where to?…
rcp  Locker Kamppi · 4 min
bot  Locker Kamppi, Urho Kekkosen katu 1, 4 min on foot.…
     KeepCompartment
rcp  Yes, reserve it
bot  Reserved at Locker Kamppi; I have asked the carrier to bring it there.…
     Redirect
rcp  is it open on Sunday?
bot  Locker Kamppi is closed on Sunday 29 November.
rcp  and what are the opening hours?
bot  Locker Kamppi is open: • Tuesday 24 November, 08:00–22:00…
"""

from bot.card import point_name
from bot.facts import Facts
from bot.heard import Heard, Words
from bot.point_hours import hours_of, nobody_told
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, say
from bot.wording import Lines


def told(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """On the day that was asked about; else today and the six days after it."""
    match heard:
        case Words(text=text) if facts.point is not None:
            return aside(say("point-hours", lines=Lines((hours_of(facts.point, text, facts),))))
        case Words():
            return aside(say("point-hours", lines=Lines((nobody_told(point_name(facts)),))))
        case _:
            return UNHEARD


SCENE = Scene(name="point_hours", beats=(told,))
