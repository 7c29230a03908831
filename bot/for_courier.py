"""For the courier: words that begin with whom they are for: "tell the courier I am in the yard"."""

import re

from core.late_pattern import LatePattern

_BEGINS = LatePattern(
    r"^\W*(?:please|bitte|por favor|s'il (?:vous|te) plaît|per favore|proszę|lütfen|будь ласка|"
    r"пожалуйста|ole hyvä|snälla|من فضلك)?[\s,]*(?:can|could you\s+)?(?:"
    # to tell, in the imperative, and whom
    r"(?:tell|ask|write(?: to)?|message|text|let)\s+(?:the\s+|my\s+)?"
    r"(?:courier|driver|delivery (?:man|guy|woman|person))(?:\s+know)?(?:\s+that)?|"
    r"(?:sag(?:e|en sie)?|schreib(?:e|en sie)?|richte?|frag(?:e|en sie)?)\s+(?:bitte\s+)?"
    r"(?:dem|der|den)\s+(?:kurier(?:in|fahrer)?|fahrer(?:in)?|boten|botin|zusteller(?:in)?)"
    r"(?:\s+bitte)?(?:,?\s+dass)?|"
    r"(?:dile|diga(?:le)?|avisa|avise|dígale|pregunta(?:le)?)\s+(?:por favor\s+)?al?\s+"
    r"(?:la\s+)?(?:repartidora?|mensajer[oa]|conductora?)(?:\s+que)?|"
    r"(?:dis|dites|écri(?:s|vez)|demande[rz]?|préviens|prévenez)\s+(?:s'il (?:vous|te) plaît\s+)?"
    r"(?:au|à la|le|la)\s+(?:livreu(?:r|se)|coursi(?:er|ère)|chauffeur)(?:\s+(?:que|de))?|"
    r"(?:d[iì]'?|dite|dica|scrivi|avvisa|chiedi)\s+(?:per favore\s+)?(?:al|alla|il|la)\s+"
    r"(?:corriere|autista|fattorin[oa])(?:\s+(?:che|di))?|"
    r"(?:powiedz(?:cie)?|przekaż(?:cie)?|napisz(?:cie)?|zapytaj)\s+(?:proszę\s+)?"
    r"(?:kurierowi|kurierce|kierowcy|kuriera)(?:,?\s+(?:że|żeby|aby))?|"
    r"(?:diga|diz|dizer|avise|escreva|pergunte)\s+(?:por favor\s+)?(?:ao|à)\s+"
    r"(?:estafeta|entregador(?:a)?|motorista|condutor(?:a)?)(?:\s+(?:que|para))?|"
    r"(?:kerro|kertokaa|sano|sanokaa|kirjoita|kysy)\s+"
    r"(?:lähetille|kuljettajalle|kuskille|kuriirille|lähetiltä|kuljettajalta|kuskilta)(?:,?\s+että)?|"
    r"(?:säg|berätta|skriv|fråga|hälsa)\s+(?:till\s+|för\s+)?"
    r"(?:budet|chauffören|föraren|kuriren|budbäraren)(?:\s+att)?|"
    r"(?:kuryeye|şoföre|sürücüye|dağıtıcıya)\s+(?:lütfen\s+)?(?:söyle(?:yin)?|ilet(?:in)?|yaz(?:ın)?)|"
    r"(?:скаж[иі](?:ть)?|переда(?:й|йте)|напиш[иі](?:ть)?|запитай(?:те)?)\s+(?:будь ласка\s+)?"
    r"(?:кур['’]?єру|кур['’]?єрові|водієві|водію)(?:,?\s+(?:що|щоб))?|"
    r"(?:скажи(?:те)?|переда(?:й|йте)|напиши(?:те)?|спроси(?:те)?)\s+(?:пожалуйста\s+)?"
    r"(?:курьеру|водителю|доставщику|у курьера)(?:,?\s+(?:что|чтобы))?|"
    r"(?:قل|قولوا?|أخبر|اخبر|أبلغ|بلغ|اكتب)\s+(?:لل|ل|إلى\s+)?ا?ل?"
    r"(?:سائق|مندوب|عامل التوصيل|موصل)(?:\s+(?:أن|ان|بأن))?"
    r")(?!\w)[\s:,.–-]*",
    re.I,
)


def for_courier(text: str) -> str | None:
    """What they shall hear; empty where only whom was said, None where it is for somebody else."""
    found = _BEGINS.match(text)
    return None if found is None else text[found.end() :].strip()
