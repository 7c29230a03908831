"""Country words: what other countries are called, to know that a line means none of our towns."""

from address.language.folding import fold
from address.language.words import COUNTRY_NAMES

_MORE = {
    "FI": "финляндія soome finlandia",
    "SE": "ruotsi schweden suède швеция швеція suecia rootsi svezia szwecja",
    "NO": "norway norge norja norwegen norvège норвегия норвегія noruega norra norvegia norwegia",
    "DK": "denmark danmark tanska dänemark danemark дания данія dinamarca taani danimarca dania",
    "IS": "iceland islanti island islande исландия ісландія islandia",
    "EE": "viro estland estonie эстония естонія",
    "LV": "latvia lettland lettonie латвия латвія läti letonia",
    "LT": "lithuania liettua litauen lituanie литва leedu lituania",
    "PL": "poland puola polen pologne польша польща polonia poola polska",
    "DE": "saksa tyskland alemania німеччина saksamaa germania niemcy",
    "AT": "itävalta österrike австрія austria",
    "CH": "sveitsi schweiz швейцария швейцарія suiza šveits svizzera szwajcaria",
    "FR": "ranska frankrike франція francia prantsusmaa francja",
    "ES": "spain espanja spanien espagne испания іспанія españa hispaania spagna hiszpania",
    "PT": "portugal portugali португалия",
    "IT": "italy italia italien italie италия італія itaalia włochy",
    "NL": "netherlands holland alankomaat hollanti nederland niederlande нидерланды голландия",
    "BE": "belgium belgia belgien belgique бельгия бельгія bélgica",
    "RU": "venäjä ryssland russland russie росія rusia venemaa rosja",
    "UA": "ukraina ucrania",
    "BY": "belarus valkovenäjä беларусь белоруссия білорусь",
    "GB": "britannia iso-britannia england englanti storbritannien grossbritannien scotland wales "
          "англия великобритания inglaterra",
    "IE": "ireland irlanti irland irlande ирландия irlanda",
    "CZ": "czechia tšekki tjeckien tschechien tchéquie чехия",
    "TR": "turkey türkiye turkki turkiet türkei turquie турция",
    "US": "america yhdysvallat сша",
    "CA": "canada kanada",
}  # fmt: skip
_OF = {
    code: frozenset(fold(word) for word in words.split()) | COUNTRY_NAMES.get(code, frozenset())
    for code, words in _MORE.items()
}
LETTERS_MIN = 4  # "us", "fin" and "fi" are words of their own


def names_another_country(key: str, country: str | None) -> bool:
    """ "Saksa" in Helsinki."""
    if len(key) < LETTERS_MIN or country is None or key in _OF.get(country, ()):
        return False
    return any(key in names for names in _OF.values())
