"""Exposed places: where a parcel gets wet, is seen by everybody, or is taken for rubbish."""

import re

from core.late_pattern import LatePattern

_EXPOSED = LatePattern(
    r"\b(?:(?:dust|rubbish|trash|garbage|wheelie|recycling)?[ -]?bins?\b|trash|garbage|"
    r"rubbish|dumpster|"
    r"pavement|sidewalk|kerb|curb|in the (?:open|rain)|on the (?:street|road)|"
    r"m[üu]ll\w*|abfall\w*|tonnen?\b|b[üu]rgersteig\w*|gehweg\w*|auf (?:der|die) stra(?:ß|ss)e|"
    r"basura\w*|contenedor\w*|acera\b|en la calle|"
    r"poubelles?|benne|trottoir|dans la rue|"
    r"spazzatura|bidon[ei]|cassonett[oi]|marciapiede|in strada|"
    r"śmietnik\w*|smietnik\w*|śmieci\w*|kosz\w* na śmieci|chodnik\w*|na ulicy|"
    r"lixo\w*|contentor\w*|passeio|na rua|"
    r"смітник\w*|сміття\w*|баки?\b|баком|баками|тротуар\w*|на вулиці|"
    r"мусор\w*|помойк\w*|на улице|"
    r"roskis\w*|roska-?astia\w*|roska\w*|jäte-?astia\w*|jalkakäytäv\w*|kadulle|kadulla|"
    r"sop(?:tunna\w*|or|kärl\w*|rum\w*)|soptunn\w*|trottoar\w*|på gatan|"
    r"çöp\w*|kaldırım\w*|sokağa|sokakta)|"
    r"(?:القمامة|الزبالة|النفايات|الرصيف|في الشارع)",
    re.I,
)


def is_exposed(place: str) -> bool:
    """ "Behind the bins", "auf die Mülltonne"."""
    return _EXPOSED.search(place) is not None
