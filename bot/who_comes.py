"""Who comes to the door: "my wife will be there", where nobody could show an age or an identity.

Asked who will be there, a few words are the answer: somebody of the family or the house, or they
themselves. A word that is missing is added here.
"""

import re

from core.late_pattern import LatePattern

_SOMEBODY = LatePattern(
    r"\b(?:my|our|the) (?:wife|husband|partner|boyfriend|girlfriend|brother|sister|mother|mom|"
    r"mum|father|"
    r"dad|son|daughter|friend|mate|flatmate|roommate|colleague|grand\w+|parents|uncle|aunt|"
    r"cousin)\b|"
    r"\b(?:mein|meine|unsere?|der|die) (?:frau|mann|partner\w*|freund\w*|bruder|schwester|"
    r"mutter|vater|"
    r"eltern|sohn|tochter|mitbewohner\w*|kolleg\w+|oma|opa)\b|"
    r"\b(?:mi|mis) (?:mujer|esposa|marido|esposo|pareja|herman\w|madre|padre|padres|hij\w|amig\w|"
    r"compañer\w|novi\w|abuel\w)\b|"
    r"\b(?:mon|ma|mes) (?:femme|mari|compagn\w+|fr[èe]re|s(?:œ|oe)ur|m[èe]re|p[èe]re|parents|"
    r"fils|fille|"
    r"ami\w*|copain|copine|coll[èe]gue|coloc\w*|conjoint\w*)\b|"
    r"\b(?:mi[oa]|miei) (?:moglie|marito|compagn\w|fratello|sorella|madre|padre|genitori|figli\w|"
    r"amic\w|coinquilin\w|ragazz\w|nonn\w)\b|"
    r"\b(?:żona|mąż|zona|maz|partner\w*|brat|siostra|mama|matka|tata|ojciec|rodzice|syn|córka|"
    r"corka|"
    r"kolega|koleżanka|przyjaci\w+|współlokator\w*|babcia|dziadek)\b|"
    r"\b(?:meu|minha|meus) (?:mulher|esposa|marido|companheir\w|irm\w+|m[ãa]e|pai|pais|filh\w|"
    r"amig\w|"
    r"coleg\w|namorad\w|av[óô])\b|"
    r"\b(?:дружина|чоловік|брат|сестра|мама|мати|тато|батько|батьки|син|дочка|донька|друг|подруга|"
    r"колега|бабуся|дідусь|жена|муж|мать|папа|отец|родители|сын|дочь|коллега|бабушка|дедушка|"
    r"сосед\w*|"
    r"сусід\w*)\b|"
    r"\b(?:vaimo|mies|puoliso|avopuoliso|veli|sisko|äiti|isä|vanhemmat|poika|tytär|ystävä|"
    r"kaveri|kämppis|"
    r"työkaveri)(?:ni|mme)?\b|"
    r"\b(?:min|mitt|mina|vår) (?:fru|man|sambo|partner|bror|syster|mamma|mor|pappa|far|"
    r"föräldrar|son|"
    r"dotter|vän|kompis|kollega|make|maka)\b|"
    r"\b(?:eşim|karım|kocam|kardeşim|abim|ablam|annem|babam|ailem|oğlum|kızım|arkadaşım|komşum)\b|"
    r"(?:زوجتي|زوجي|أخي|أختي|أمي|أبي|والدي|والدتي|ابني|ابنتي|صديقي|صديقتي)",
    re.I,
)
_MYSELF = LatePattern(
    r"\bi(?: ?['’]?ll| will| ?['’]?m going to) be (?:there|home|in|at home)\b|\b(?:me|myself)\b|"
    r"\bich (?:selbst|bin (?:da|dann da|zu hause))\b|\b(?:estaré yo|yo mism\w|voy a estar)\b|"
    r"\b(?:je serai là|moi-même)\b|\b(?:ci sarò|io stess\w)\b|\b(?:będę (?:w domu|ja)|ja sam\w?)\b|"
    r"\b(?:estarei|eu mesm\w|eu própri\w)\b|\b(?:я (?:сам\w?|буду)|буду вдома|буду дома)\b|"
    r"\b(?:olen (?:itse|kotona|paikalla)|minä itse)\b|\b(?:jag (?:är|kommer att vara) (?:där|"
    r"hemma)|"
    r"jag själv)\b|\b(?:ben (?:evde )?olacağım|kendim)\b|(?:سأكون (?:هناك|في البيت)|أنا بنفسي)",
    re.I,
)


def tells_who_comes(text: str) -> bool:
    return _SOMEBODY.search(text) is not None or _MYSELF.search(text) is not None
