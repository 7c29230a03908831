"""Hours asked: "is it open on Sundays?", "wann macht die Packstation zu?", of a pickup point."""

import re

from core.late_pattern import LatePattern


def _any(*words: str) -> LatePattern:
    return LatePattern(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.I)


# What asks by itself.
_HOURS = _any(
    r"(?:opening|business|opening-) ?(?:hours|times)|hours of (?:opening|business)",
    r"(?:what|which) (?:are|r) (?:the|its|their|your) (?:\w+ )?hours",
    r"öffnungszeit\w*",
    r"horarios? (?:de apertura|del? (?:punto|local|taquilla|tienda)|de la (?:taquilla|tienda))",
    r"(?:qué|que) horarios? tiene\w*",
    r"(?:horaires?|heures?) d['’]ouverture|quels? (?:sont (?:les|ses)|est son) horaires?",
    r"orari(?:o)? (?:di )?(?:apertura|chiusura)|(?:che|quali) orari\w*",
    r"godzin\w* otwarcia",
    r"hor[aá]rios? de (?:abertura|funcionamento|atendimento)|qual (?:é )?o hor[aá]rio",
    r"(?:години|графік|режим) роботи|(?:часы|график|режим) работы",
    r"auki ?oloaj\w*|aukiolo\w*",
    r"öppettid\w*",
    r"(?:çalışma|açılış|açık olduğu) saat\w*",
    r"(?:ساعات|أوقات|اوقات|مواعيد) (?:العمل|الدوام|الفتح)",
    r"openingstijd\w*|openingsuren",
)
# What says open or shut, and asks with a question mark or a word of asking.
_OPEN = _any(
    r"open|opens|opened|close|closes|closed|shut|shuts",
    r"offen|geöffnet|öffnet|schließt|geschlossen|macht .{0,12}(?:auf|zu)|(?:auf|zu)(?=\s*\?*\s*$)",
    r"abre|abren|abiert[oa]s?|cierra|cierran|cerrad[oa]s?",
    r"ouvre|ouvrent|ouverte?s?|ferme|ferment|fermée?s?",
    r"apre|aprono|apert[oaie]|chiude|chiudono|chius[oaie]",
    r"otwart\w+|otwier\w+|czynn\w+|zamyka\w*|zamknięt\w+",
    r"fecha|fecham|fechad[oa]s?|abert[oa]s?",
    r"відчинен\w*|відкрит\w*|відчиня\w*|відкрива\w*|працює|працюють|зачиня\w*|закрива\w*|зачинен\w*",
    r"открыт\w*|открыва\w*|работает|работают|закрыва\w*|закрыт\w*",
    r"auki|avoinna|aukeaa|avataan|kiinni|sulkeutuu|suljetaan|menee kiinni",
    r"öppet|öppen|öppnar|stänger|stängt|stängd",
    r"açık|açılıyor|açılır|açar|kapanıyor|kapanır|kapalı",
    r"مفتوح\w*|يفتح|تفتح|بيفتح|يغلق|تغلق|يقفل|بيقفل|مغلق\w*",
    r"dicht|gesloten|sluit|sluiten",
)
_ASKS = _any(
    r"when|what time|how late|how long|until when|till when|is it|is the|are they|are you",
    r"wann|wie lange|bis wann|um wie viel|ab wann|hat (?:das|der|die|es)|ist (?:das|der|die|es)",
    r"cu[áa]ndo|(?:a|hasta) qu[ée] hora|desde qu[ée] hora|est[áa]",
    r"quand|(?:à|jusqu['’]à) quelle heure|est-ce|c['’]est",
    r"quando|a che ora|fino a che ora|da che ora|[èe] apert\w",
    r"kiedy|(?:do|od|o) kt[óo]rej|czy",
    r"(?:a|at[ée]|à) que horas|est[áa] abert\w",
    r"коли|до котрої|о котрій|з котрої|чи",
    r"когда|до скольки|во сколько|со скольки|до которого",
    r"milloin|koska|mihin asti|mihin aikaan|mihin saakka|moneltako|onko|kuinka myöhään|monelta",
    r"när|hur dags|hur länge|är (?:det|den|boxen|ombudet)",
    r"ne zaman|kaça kadar|kaçta|saat kaç\w*|m[ıiuü]",
    r"متى|لحد متى|إلى متى|الى متى|أي ساعة|اي ساعة|هل",
    r"wanneer|hoe laat|tot hoe laat|is het|zijn ze",
)


def asks_hours(text: str) -> bool:
    """Whether somebody wants to know when it is open."""
    if _HOURS.search(text) is not None:
        return True
    is_question = "?" in text or "؟" in text or _ASKS.search(text) is not None
    return is_question and _OPEN.search(text) is not None
