"""Step-free: words that say that no step may lie before the pickup point."""

import re

from core.late_pattern import LatePattern

_WORDS = (
    r"wheel ?chairs?|(?:no|without) (?:steps|stairs)|"
    r"step[- ]?free|rollst[uü]hl\w*|barrierefrei\w*|stufenlos\w*|silla de ruedas|"
    r"sin escalones|fauteuil roulant|sans marches?|carrozzin\w+|sedia a rotelle|senza gradini|"
    r"w[óo]z(?:ek|ku|kiem) inwalidzki\w*|na w[óo]zku|bez schod[óo]w|cadeira de rodas|sem degraus|"
    r"коляск\w+|без ступен\w+|візк\w+|кріслі колісному|без сход\w+|py[öo]r[äa]tuol\w+|"
    r"esteet[öo]n\w*|esteett[öo]m\w*|"
    r"rullstol\w*|tekerlekli sandalye\w*|basamaks[ıi]z|كرسي متحرك|بدون درج"
)
_STEP_FREE = LatePattern(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.I)


def wants_no_steps(text: str) -> bool:
    """ "I'm in a wheelchair", "kann man mit dem Rollstuhl rein?": in all languages we speak."""
    return _STEP_FREE.search(text) is not None
