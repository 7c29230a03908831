"""Amending: what typed words change of a draft. An edit first ("no, 47"), then a new address."""

import re
from dataclasses import replace

from bot.bell import is_of_the_bell, name_on_bell
from bot.door_words import NOTE_MAX, beyond, card_of, joined
from bot.draft import NO_PLACE, Draft, country_of, picked, standing
from bot.facts import Facts
from bot.heard import Words
from bot.links import has_closed_link, without_links
from bot.lost_street import plain_street
from bot.scene import means
from bot.swapped import denied_in_spanish, swapped
from bot.understanding.answer_words import NOT_THIS, UNKNOWN, leaves_open, words
from bot.understanding.counted import counts, waits
from bot.understanding.understood import Intent
from bot.way_round import apart, names_way
from bot.wrong_part import flat_named, number_named
from bot.yes_or_no import TALK
from core.actions.announce import card_from
from core.late_pattern import LatePattern
from core.model.address import AddressQuery, Suggestion, Verdict, VerdictCode
from core.model.carrier import ChangeAction
from core.model.door_card import DoorCard

_WORD = re.compile(r"\w+")
# "27b", "B 24", "b24": a flat, where the flat was asked for.
_BARE_FLAT = re.compile(
    r"\W*(?:(?!(?:no|nr|ei|не|на|ok|ja|is|on|se|да)\b)[^\W\d_]{1,2}\s?)?"
    r"\d{1,4}\s?[^\W\d_]?\W*",
    re.I,
)
_BOTH_DOORS = re.compile(r"\W*([^\W\d_])\s?(\d{1,4})\W*")
_BARE_STAIRCASE = re.compile(r"\W*([^\W\d_])\W*")
# "B instead of 21", "not 21, B": the half of it that is no answer.
_REFUSED = re.compile(
    r"[\s,]*\b(?:instead of|rather than|and not|not|eikä|ei|а не|не|вместо|inte|i stället för|"
    r"istället för)\s+(?:number\s+|numero\s+|номер\w*\s+)?\d{1,4}\s?[^\W\d_]?\b[\s,]*"
    r"(?:\b(?:but|vaan|а|но|utan)\b)?",
    re.I,
)
_SPACED = re.compile(r"(?<=\d)\s+(?=[^\W\d_]$)")  # "14 b", and "flat 12 A" below, is one flat
_LETTERED = re.compile(r"(\d{1,4})\s?([^\W\d_])\W*")
_NUMBER = re.compile(r"\W*\d{1,4}\s?[^\W\d_]?\W*")
_NO_FLAT = LatePattern(
    r"\b(?:no|without|not|ei|ilman|без|нет)\b.{0,12}\b(?:flats?|apartments?|unit|asunto\w*|"
    r"huoneisto\w*|квартир\w*)|\b(?:private|detached|own) house\b|\bomakotitalo\w*|"
    r"\bчастн\w+ дом\w*|\bone family\b|\beinfamilienhaus\b|\bmaison individuelle\b",
    re.I,
)
# "It's a shop": what stands there has no flats, and the courier may read so.
_PREMISES = LatePattern(
    r"\b(?:it['’]?s|its|it is|this is|just) (?:a|an) (?:house|shop|store|office|company|cafe|"
    r"restaurant|warehouse|villa)\b|\b(?:se|tämä) on (?:talo|kauppa|yritys|toimisto|liike)\b|"
    r"\bdet är (?:ett hus|en villa|en butik|ett kontor)\b|"
    r"\bes ist ein (?:haus|laden|geschäft|büro)\b|"
    r"\bэто (?:дом|магазин|офис)\b",
    re.I,
)
# What nobody knows as the number of a house may be the flat, which is as bare.
_NO_SUCH_NUMBER = (VerdictCode.NUMBER_UNKNOWN, VerdictCode.SUGGESTION)
# "No wait, 12", "same street but 12, 2nd floor", "не 10 а 12, кв 8": the street goes on from there.
_LEADING = LatePattern(
    r"no|nope|nah|yes|yeah|wait|actually|oops|sorry|i|we|mean|meant|it|its|s|is|was|right|correct|"
    r"make|that|the|number|house|should|be|rather|same|street|but|hi|hello|hey|ok|okay|please|"
    r"then|so|well|just|after|all|instead|h+m+|u+h+|u+m+|o+h+|a+h+|"
    r"ei|eiku\w*|kun?|eiks|se|on|siis|numero|anteeksi|sama|katu|mutta|moi|hei|oikea|pit\w+|olla|talo|"
    r"sittenkin|kuitenkin|vaan|"
    r"нет|это|дом|номер|извините|ой|точнее|добрый|день|вечер|здравствуйте|привет|та|же|улица|но|"
    r"вс[её]|таки|ні|це|точніше|nej|ja|det|är|förlåt|nummer|hej|samma|gata|men|ändå|"
    r"nein|doch|es|ist|die|hausnummer|warte\w*|non|c|est|plutôt|le|numéro|mejor|espera|"
    r"anzi|aspetta|nie|jest|jednak|numer|não|é|aliás|hayır|aslında|numara"
)
_LED_BY_NUMBER = LatePattern(
    r"(?P<lead>(?:\W{0,9}\b[^\W\d_]{1,20}\b){0,6}?)\W{0,9}"
    rf"(?P<refused>{NOT_THIS}\s+\d{{1,4}}[^\W\d_]?\W+(?:but|vaan|а|utan)\W+)?"
    r"(?P<rest>(?<!\w)\d{1,4}(?:\s?[^\W\d_](?:\s*\d{1,4})?)?(?![\w.:/-])"
    r"(?=,\s|\s+(?:not|ei|eikä|а не|не|inte|flat|apt|as|asunto|кв)\b|\W*$).*)",
    re.I | re.S,
)
_FLAT_NAMED = re.compile(
    r"\b(?:fla?t|apt|apartment|unit|asun\w+|huoneisto\w*|квартир\w*|кв)\b", re.I
)
_FLAT_SPACED = re.compile(
    r"(\b(?:fla?t|apt|apartment|unit|asun(?:to|non)|huoneisto|квартира|кв|lgh|lägenhet|wohnung)\b\.?"
    r"(?:\s+(?:number|numero|is|on|är|ist|nr|no))*\s*\d{1,4})\s+([A-ZА-Я])(?!\w|\s*\d)"
)
_UNKNOWN = LatePattern(UNKNOWN, re.I)
_NOT = words("not") - words("no")  # "not Espoo"
# "Wrong number" is of a telephone, and "not mine" of a parcel, unless they speak of a house.
_OF_A_HOUSE = LatePattern(
    r"\b(?:should|supposed|ought|pit[äa]\w*|kuulu\w*|vaan|долж\w+|а не|ska|borde|"
    r"house|address|street|flat|talo\w*|osoi\w+|katu\w*|дом|адрес\w*|улиц\w*|квартир\w*|hus\w*|"
    r"gata\w*|haus|straße|anschrift|maison|rue|direcci[oó]n|casa|calle|indirizzo|via|"
    r"adress?\w*|dom|ulic\w+|endereço|rua|адреса|будин\w+|вулиц\w+|ev|sokak)\b|عنوان|بيت",
    re.I,
)
# "Deliver to my office instead" is no other time.
_ELSEWHERE = LatePattern(
    r"\b(?:deliver|bring|send|come)\b.{0,20}\bto (?:my|our|the|his|her) (?!door)\w+|"
    r"\b(?:tuo\w*|toimit\w+)\b.{0,20}\b(?:töihin|toimistolle|mökille|\w+lle)\b|"
    r"\b(?:привез\w+|доставьте)\b.{0,20}\b(?:на работу|в офис|на дачу|к \w+)|"
    r"\b(?:skicka|leverera|kom|lämna)\b.{0,20}\b(?:till|på) (?:mitt |min |vårt )?"
    r"(?:jobb\w*|arbet\w*|kontor\w*)|"
    r"\b(?:schick|bring|liefer|send)\w*\b.{0,25}\b(?:arbeit|büro|firma)\b|"
    r"\b(?:envoye|livre|apporte)\w*\b.{0,25}\b(?:travail|bureau)\b",
    re.I,
)


def amended(text: str, draft: Draft, facts: Facts) -> Draft | None:
    """The draft as these words make it, to be judged anew; None where they name no place and
    change nothing of it."""
    told = _amended(text, draft, facts)
    return None if told is None else replace(told, asked=draft.asked)


def _amended(text: str, draft: Draft, facts: Facts) -> Draft | None:
    if has_closed_link(text, facts):
        text = without_links(text)
    text, way = apart(plain_street(denied_in_spanish(text, facts)))
    if way:
        told = amended(text, draft, facts) if text else None
        return None if told is None else replace(told, door=told.door.merged(_noting(way, told)))
    if (told_flat := flat_named(text, facts)) is not None:
        text = _as_flat(told_flat, _base(draft, facts))
    text = number_named(text) or text
    text = _FLAT_SPACED.sub(r"\1\2", text)
    text = _swapped(text, draft, facts) or _other_letter(text, draft, facts) or text
    found = _named(text, draft.verdict)
    if found is not None:
        return picked(found, draft, facts)
    if counts(text) or waits(text):
        return None  # none of its numbers is a house
    said = _answer(text, draft)
    query = AddressQuery(text=said, country=country_of(facts))
    fresh = facts.verdict(query)
    base = _base(draft, facts)
    edit = facts.verdict(query, base.verdict) if base is not None else fresh
    is_there = base is not None and base.verdict is not None and base.verdict.is_located
    if is_there and base and edit.verdict in _NO_SUCH_NUMBER and _BARE_FLAT.fullmatch(text):
        flat = _by_edit(f"flat {text.strip()}", base, facts)
        edit = flat if flat.verdict not in NO_PLACE else edit
    is_nowhere = edit.verdict in NO_PLACE and fresh.verdict in NO_PLACE
    if base is not None and is_nowhere and (led := _led_by_number(text, base)):
        edit = facts.verdict(AddressQuery(text=led, country=country_of(facts)))
    if base is not None and _reads_otherwise(edit, fresh) and edit.verdict not in NO_PLACE:
        edited = _edited(edit, base, draft, facts)
        return replace(edited, is_unit_wanted=edited.is_unit_wanted or _wants_flat(text, edit))
    if fresh.verdict not in NO_PLACE:
        door = _with_newer(draft.afresh().door, DoorCard(), card_from(fresh))
        return Draft(query, fresh, door, is_unit_wanted=_wants_flat(text, fresh))
    return None


def names_part(text: str, draft: Draft, facts: Facts) -> bool:
    """ "As 14", "12 -> 14": surely of the flat or the number, whatever else they may sound like."""
    if flat_named(text, facts) is not None or number_named(text) is not None:
        return True
    return _swapped(text, draft, facts) is not None


def elsewhere(text: str, facts: Facts) -> Draft | None:
    """ "Bulevardi 7, code 1234", "no, 7, code 1234": the words name another house than the one that
    stands, and what they tell of a door is told of that one."""
    if facts.delivery is None or not facts.may(ChangeAction.CHANGE_ADDRESS):
        return None
    draft, here = amended(text, Draft(), facts), standing(facts.delivery).verdict
    if draft is None or draft.verdict is None:
        return None
    told = draft.verdict.components
    is_house = told.street is not None and told.house_number is not None
    is_here = here is not None and told.is_same_house(here.components)
    return draft if is_house and not is_here else None


def is_of_a_house(text: str) -> bool:
    """ "Wrong number, it should be twelve", "not my house"."""
    return _OF_A_HOUSE.search(text) is not None


def wants_elsewhere(heard: Words) -> bool:
    """ "Bring it to my office instead": another place, not another time."""
    return heard.understood.entities.time is None and _ELSEWHERE.search(heard.text) is not None


def asks_for_flat(draft: Draft) -> bool:
    """Whether the open question is which flat."""
    verdict = draft.verdict
    if verdict is None or draft.is_unit_told:
        return False
    is_missing = draft.is_unit_wanted and verdict.components.unit is None and verdict.is_located
    return is_missing or verdict.verdict is VerdictCode.NEEDS_UNIT


def says_no_flat(text: str) -> bool:
    is_said = _NO_FLAT.search(text) is not None or names_premises(text)
    return is_said and not lacks_flat(text) and not any(c.isdigit() for c in text)


def names_premises(text: str) -> bool:
    return _PREMISES.search(text) is not None


def lacks_flat(text: str) -> bool:
    """ "Flat, don't know the number": there is one, and it is not told."""
    return _UNKNOWN.search(text) is not None and _FLAT_NAMED.search(text) is not None


def knows_no_flat(text: str) -> bool:
    """As an answer to which flat it is."""
    return lacks_flat(text) or leaves_open(text)


def with_door(text: str, draft: Draft, facts: Facts) -> Draft | None:
    """ "B instead of 21", "27b": the flat or the staircase that was asked for, whatever else such
    words may mean; None where they are neither."""
    if _answer(text, draft) == text:
        return None
    told = amended(text, draft, facts)
    return told if told is not None and told.is_unit_told else None


def with_unknown_flat(heard: Words, draft: Draft) -> Draft:
    """Asked for once; who was asked and does not know it is found by what else they tell."""
    told = [part for part in re.split(r"[,.;]\s*", heard.text) if not knows_no_flat(part)]
    is_asked = asks_for_flat(draft)
    known = replace(draft, is_unit_wanted=True, is_unit_told=is_asked)
    left = ", ".join(part for part in told if part.strip())
    return with_note(replace(heard, text=left), known) if left else known


def with_note(heard: Words, draft: Draft) -> Draft:
    """The draft with words for the courier: a code, a floor, or a note as it was typed."""
    given = card_of(heard.understood.entities, without_links(heard.text))
    given = replace(given, note=joined(draft.door_card.note, given.note) if given.note else None)
    return replace(draft, door=draft.door.merged(given))


def described(draft: Draft, words: str) -> Draft:
    """The draft with words that describe the place, for the courier."""
    return replace(draft, door=draft.door.merged(_noting(words, draft)))


def _noting(note: str, draft: Draft) -> DoorCard:
    return DoorCard(note=joined(draft.door_card.note, note))


def is_for_courier(heard: Words) -> bool:
    """Words for the door, and no answer to what is asked."""
    text = heard.text
    is_of_bell = not heard.understood.understood and is_of_the_bell(text)
    return means(heard, Intent.INSTRUCTIONS) or waits(text) or names_way(text) or is_of_bell


def with_bell(text: str, draft: Draft) -> Draft | None:
    """ "Virtanen", where the flat or the name on the bell was asked for."""
    name = name_on_bell(text)
    if name is None:
        return None
    note = f"🔔 {name}"
    told = DoorCard(note=joined(draft.door_card.note, note))
    return replace(draft, door=draft.door.merged(told), is_unit_told=True)


def left_to_tell(draft: Draft, facts: Facts) -> DoorCard:
    """What the house would not learn of the door from the address alone: nothing is told twice."""
    if draft.query is None:
        return draft.door
    return beyond(draft.door_card, card_from(facts.verdict(draft.query)))


def _named(text: str, verdict: Verdict | None) -> Suggestion | None:
    """ "Espoo", "9494": the one of what was suggested that the words tell from the others, or
    that alone was."""
    said = set(_WORD.findall(text.casefold()))
    words = {word for word in said if not (TALK.fullmatch(word) or _LEADING.fullmatch(word))}
    suggestions = verdict.suggestions if verdict is not None else ()
    if not words or said & _NOT:
        return None
    fitting = [s for s in suggestions if words <= set(_WORD.findall(s.formatted.casefold()))]
    return fitting[0] if len(fitting) == 1 else None


def _answer(text: str, draft: Draft) -> str:
    """Half an answer, with the half that was asked for."""
    verdict = draft.verdict
    if verdict is None:
        return text
    plain = _REFUSED.sub("", text)
    if plain != text and (staircase := _BARE_STAIRCASE.fullmatch(plain)):
        return f"entrance {staircase[1]}"  # whatever was asked, one letter is no house
    if asks_for_flat(draft):
        if _BARE_FLAT.fullmatch(plain):
            return _as_flat(plain, draft)
        staircase = _BARE_STAIRCASE.fullmatch(plain)
        return f"entrance {staircase[1]}" if staircase else text
    is_open = verdict.verdict is VerdictCode.NEEDS_HOUSE_NUMBER and verdict.suggestions
    if is_open and _NUMBER.fullmatch(text):
        return f"{verdict.components.street} {text.strip()}"  # in which town is still to be asked
    return text


def _swapped(text: str, draft: Draft, facts: Facts) -> str | None:
    base = _base(draft, facts)
    return swapped(text, base.verdict.components) if base and base.verdict else None


def _other_letter(text: str, draft: Draft, facts: Facts) -> str | None:
    """ "No, 12 B", where the flat is 12 A: the letter of the flat, and no other house."""
    base, found = _base(draft, facts), _LED_BY_NUMBER.match(text[:NOTE_MAX])
    unit = base.verdict.components.unit if base is not None and base.verdict is not None else None
    said = _LETTERED.fullmatch(found["rest"]) if found is not None else None
    is_lead = found is not None and all(
        _LEADING.fullmatch(word) for word in _WORD.findall(found["lead"].casefold())
    )
    if unit is None or said is None or not is_lead:
        return None
    return f"flat {said[1]}{said[2]}" if said[1] == re.sub(r"\D", "", unit) else None


def _as_flat(said: str, base: Draft | None) -> str:
    """ "14", "27b"; of "B 14" the letter is the staircase where the house has such."""
    entrance = base.verdict.components.entrance if base and base.verdict else None
    both = _BOTH_DOORS.fullmatch(said) if entrance else None
    return f"entrance {both[1]} flat {both[2]}" if both else f"flat {_SPACED.sub('', said.strip())}"


def _reads_otherwise(edit: Verdict, fresh: Verdict) -> bool:
    """Whether the draft made a difference. How each part was come by tells nothing of that."""
    return replace(edit, statuses=fresh.statuses) != fresh


def _by_edit(said: str, base: Draft, facts: Facts) -> Verdict:
    return facts.verdict(AddressQuery(text=said, country=country_of(facts)), base.verdict)


def _led_by_number(text: str, base: Draft) -> str | None:
    """ "It's 12 B 8, code 4321": what begins with a number goes on from the street."""
    found = _LED_BY_NUMBER.match(text[:NOTE_MAX])
    if found is None or base.verdict is None:
        return None
    if not all(_LEADING.fullmatch(word) for word in _WORD.findall(found["lead"].casefold())):
        return None
    here = base.verdict.components
    return ", ".join(filter(None, (f"{here.street} {found['rest']}", here.city)))


def _wants_flat(text: str, found: Verdict) -> bool:
    return lacks_flat(text) and found.components.unit is None


def _base(draft: Draft, facts: Facts) -> Draft | None:
    """What an edit changes: the draft, else the address as it stands."""
    base = draft
    if not draft.has_street and draft.pin is None and facts.delivery is not None:
        base = standing(facts.delivery)
    return base if base.has_street else None


def _edited(edit: Verdict, base: Draft, draft: Draft, facts: Facts) -> Draft:
    """What was changed by the words; a pin and the words before stay while the house does."""
    assert base.query is not None and base.verdict is not None
    is_same_house = edit.components.is_same_house(base.verdict.components)
    before = base.query if is_same_house else AddressQuery()
    # The words of an address that stood before are the house's own: read once, when it was told.
    raw = before.text if base is draft else None
    query = AddressQuery(
        text=raw or edit.formatted,
        components=edit.components,
        country=country_of(facts),
        pin=before.pin,
        pin_accuracy_m=before.pin_accuracy_m,
        accept_unknown=before.accept_unknown,
    )
    verdict = edit
    if query.pin is not None:
        verdict = replace(facts.verdict(query), instructions=edit.instructions)
    answers = asks_for_flat(draft) and _has_door(edit) and is_same_house
    is_told = (is_same_house and draft.is_unit_told) or answers
    is_wanted = draft.is_unit_wanted and is_same_house
    door = _with_newer(draft.door, card_from(base.verdict), card_from(edit))
    return Draft(query, verdict, door, is_told, is_unit_wanted=is_wanted)


def _with_newer(door: DoorCard, before: DoorCard, now: DoorCard) -> DoorCard:
    """What was told beside the address, where the address's own words tell something newer: that
    counts, and of notes all do."""
    newer = {
        name: None
        for name in ("code", "phone", "floor")
        if getattr(now, name) not in (None, getattr(before, name))
    }
    note = joined(door.note, now.note) if door.note and now.note else door.note
    return replace(door, **newer, note=note)


def _has_door(edit: Verdict) -> bool:
    return bool(edit.components.unit or edit.components.entrance)
