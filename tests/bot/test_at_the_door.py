"""Words at the door, in thirteen languages: what somebody writes while the courier waits."""

from datetime import timedelta

import pytest

from bot.at_the_door import Reading, read_at_the_door
from bot.heard import Words
from bot.understanding import Intent, Understood, understand
from core.model.rescue import RescueAnswer
from tests.bot.dialogues.playing import as_read_in_the_house, needs_encoder
from tests.bot.script import HELSINKI
from tests.bot.world import NOW


def words(text: str) -> Words:
    at = NOW.astimezone(HELSINKI)
    return Words(text, understand(text, at, "en", as_read_in_the_house(text)))


@needs_encoder
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("in the shower!!! 2 mins", "coming"),
        ("wait wait im coming down", "coming"),
        ("one minute pls!!", "coming"),
        ("olen suihkussa, 2 min", "coming"),
        ("tulen, 2 min", "coming"),
        ("бегу, 2 минуты", "coming"),
        ("dont leave!! im on the toilet", "coming"),
        ("I'm home, just ring again", "coming"),
        ("ich bin unter der dusche, 2 min", "coming"),
        ("bin gleich da!", "coming"),
        ("komme sofort", "coming"),
        ("ya bajo, dos minutos", "coming"),
        ("espera un momento porfa", "coming"),
        ("j'arrive dans 2 min", "coming"),
        ("attendez je descends", "coming"),
        ("arrivo subito", "coming"),
        ("sono sotto la doccia", "coming"),
        ("już idę, 2 minuty", "coming"),
        ("zaraz schodzę", "coming"),
        ("já vou, um minuto", "coming"),
        ("estou no banho, já desço", "coming"),
        ("вже біжу", "coming"),
        ("зараз вийду, хвилинку", "coming"),
        ("сейчас спущусь", "coming"),
        ("подождите, я в душе", "coming"),
        ("odota hetki", "coming"),
        ("kommer strax", "coming"),
        ("vänta jag är i duschen", "coming"),
        ("geliyorum 2 dakika", "coming"),
        ("bekle iniyorum", "coming"),
        ("دقيقة واحدة", "coming"),
        ("أنا قادم", "coming"),
        ("yes im here", "coming"),
        ("gate 4471#", "gate_code"),
        ("code is 4471#", "gate_code"),
        ("4471#", "gate_code"),
        ("kod 4471, 3 piętro", "gate_code"),
        ("ovikoodi 1234", "gate_code"),
        ("der code ist 2580", "gate_code"),
        ("код домофона 38К2201", "gate_code"),
        ("leave w Olga next door", "neighbour"),
        ("give it to the neighbour in 28", "neighbour"),
        ("оставьте у соседки", "neighbour"),
        ("bei der Nachbarin abgeben", "neighbour"),
        ("jätä naapurille", "neighbour"),
        ("leave it on the porch", "safe_place"),
        ("put it in the shed", "safe_place"),
        ("behind the bins", "safe_place"),
        ("jätä kuistille", "safe_place"),
        ("into a locker please", "locker"),
        ("pakettiautomaattiin", "locker"),
        ("en un casillero por favor", "locker"),
        ("not home, come tomorrow", "other_day"),
        ("tomorrow pls", "other_day"),
        ("demain s'il vous plaît", "other_day"),
        ("другой день", "other_day"),
        ("huomenna", "other_day"),
        ("im not home", "nobody"),
        ("I can't come down", "nobody"),
        ("ich bin nicht zuhause", "nobody"),
        ("меня нет дома", "nobody"),
        ("en ole kotona", "nobody"),
        ("je ne suis pas là", "nobody"),
        ("at work", "nobody"),
        ("20 min", "coming"),
        ("estoy en la ducha, ya bajo", "coming"),
        ("je suis en train de descendre, 2 min", "coming"),
        ("no estoy en casa", "nobody"),
        ("no puedo bajar", "nobody"),
        ("nie ma mnie w domu", "nobody"),
        ("não estou em casa", "nobody"),
        ("мене немає вдома", "nobody"),
        ("jag är inte hemma", "nobody"),
        ("evde değilim", "nobody"),
        ("لست في البيت", "nobody"),
        ("non sono in casa", "nobody"),
        ("lass es bei der Nachbarin Olga", "neighbour"),
        ("laissez chez la voisine", "neighbour"),
        ("komşuya bırakın", "neighbour"),
        ("lämna hos grannen", "neighbour"),
        ("lämna vid dörren", "safe_place"),
        ("zostaw pod drzwiami", "safe_place"),
        ("mañana", "other_day"),
        ("morgen bitte", "other_day"),
        ("imorgon", "other_day"),
        ("yarın gelin", "other_day"),
        ("jutro", "other_day"),
        ("غدا", "other_day"),
        ("amanhã", "other_day"),
        ("завтра", "other_day"),
        ("domani", "other_day"),
        ("im home!! nobody rang", "coming"),
        ("nobody rang, im here", "coming"),
        ("ich bin zu hause, es hat niemand geklingelt", "coming"),
        ("estoy en casa, no ha sonado el timbre", "coming"),
        ("je suis chez moi, personne n'a sonné", "coming"),
        ("sono a casa, nessuno ha suonato", "coming"),
        ("jestem w domu, nikt nie dzwonił", "coming"),
        ("estou em casa, ninguém tocou", "coming"),
        ("я вдома, ніхто не дзвонив", "coming"),
        ("я дома, никто не звонил", "coming"),
        ("olen kotona, kukaan ei soittanut", "coming"),
        ("jag är hemma, ingen ringde på", "coming"),
        ("evdeyim, kimse zili çalmadı", "coming"),
        ("أنا في البيت ولم يرن أحد", "coming"),
        ("سأنزل حالا", "coming"),
        ("i'm home but can't come down", "nobody"),
        ("non sono a casa", "nobody"),
        ("nie jestem w domu", "nobody"),
        ("im in a meeting, cant open", "nobody"),
        ("leave it w mrs Keller downstairs", "neighbour"),
        ("drop it at my dad's downstairs", "neighbour"),
        ("I'll take it downstairs", "coming"),
        ("in the shed then", "safe_place"),
        ("shed then", "safe_place"),
        ("2", None),
        ("who is it", None),
        ("how much is it", None),
    ],
)
def test_words_are_one_of_the_answers(text: str, answer: str | None) -> None:
    """Only here "2 mins" means that somebody comes; what is none of them goes elsewhere."""
    reading = read_at_the_door(words(text))
    assert (str(reading.answer) if reading is not None else None) == answer


@needs_encoder
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("shampoo in my eyes, 2 min", "coming"),
        ("I'm just drying off, hold on", "coming"),
        ("hopping down on one leg, please wait", "coming"),
        ("on the throne mate, one sec", "coming"),
        ("wait I'm putting clothes on", "coming"),
        ("I'm home!! the bell doesn't work, knocking is fine", "coming"),
        ("moment noch, stehe unter der dusche", "coming"),
        ("ich zieh mich nur schnell an", "coming"),
        ("bin grad im bad, 3 minuten", "coming"),
        ("bin auf der treppe", "coming"),
        ("espera que me estoy secando", "coming"),
        ("me pillas en la ducha", "coming"),
        ("estoy en el váter, un segundo", "coming"),
        ("je finis ma douche et je descends", "coming"),
        ("deux secondes je m'habille", "coming"),
        ("sono nella doccia aspetti", "coming"),
        ("mi sto vestendo, un attimo", "coming"),
        ("sto scendendo le scale", "coming"),
        ("estou debaixo do chuveiro, espera", "coming"),
        ("tô me vestindo, já vou", "coming"),
        ("biorę prysznic, poczekaj chwilę", "coming"),
        ("już lecę na dół", "coming"),
        ("я у ванній, зачекайте", "coming"),
        ("збігаю вниз", "coming"),
        ("моюсь, подождите две минуты", "coming"),
        ("надеваю штаны, сейчас", "coming"),
        ("oon suihkun alla, oota", "coming"),
        ("puen vaatteet ja tulen", "coming"),
        ("står under duschen, vänta", "coming"),
        ("klär på mig, kommer strax", "coming"),
        ("banyodayım bekleyin", "coming"),
        ("üstümü giyiyorum geliyorum", "coming"),
        ("كنت تحت الدش انتظر", "coming"),
        ("ألبس هدومي وجاي", "coming"),
        ("buzzer is broken, shout and i'll drop the keys", "gate_code"),
        ("wrong door, go round to the back of the building", "gate_code"),
        ("third floor, the lift is out", "gate_code"),
        ("falscher eingang, ich bin im hinterhaus", "gate_code"),
        ("c'est l'autre bâtiment, entrée B", "gate_code"),
        ("portón equivocado, es el de atrás", "gate_code"),
        ("domofon zepsuty, kod 4512", "gate_code"),
        ("Mrs Osei downstairs takes parcels for us", "neighbour"),
        ("lass es bei der Nachbarin Frau Albers", "neighbour"),
        ("dáselo a la vecina Pilar", "neighbour"),
        ("laissez-le à ma voisine Fatou", "neighbour"),
        ("dallo alla vicina Teresa", "neighbour"),
        ("deixa com a vizinha Sônia", "neighbour"),
        ("zostaw u sąsiadki Basi", "neighbour"),
        ("віддай сусідці Оксані", "neighbour"),
        ("отдай соседу Коле", "neighbour"),
        ("anna naapurin Liisalle", "neighbour"),
        ("ge till grannen Maja", "neighbour"),
        ("أعطها لجارتي فاطمة", "neighbour"),
        ("just leave it outside my door", "safe_place"),
        ("leg es einfach vor die wohnungstür", "safe_place"),
        ("положи у двери", "safe_place"),
        ("kapının önüne bırak", "safe_place"),
        ("اتركه عند الباب", "safe_place"),
        ("put it in the parcel locker", "locker"),
        ("in die packstation bitte", "locker"),
        ("в поштомат будь ласка", "locker"),
        ("vie pakettiautomaattiin", "locker"),
        ("приезжайте в субботу", "other_day"),
        ("تعال يوم الخميس", "other_day"),
        ("I can't get to the door", "nobody"),
        ("cant come down rn", "nobody"),
        ("nobody can open", "nobody"),
        ("ich kann nicht runterkommen", "nobody"),
        ("ich kann die tür nicht aufmachen", "nobody"),
        ("no puedo abrirle", "nobody"),
        ("je ne peux pas descendre", "nobody"),
        ("je ne peux pas ouvrir", "nobody"),
        ("non posso scendere", "nobody"),
        ("non posso aprire adesso", "nobody"),
        ("não posso descer", "nobody"),
        ("não posso abrir", "nobody"),
        ("nie mogę zejść", "nobody"),
        ("nie mogę otworzyć", "nobody"),
        ("не можу спуститися", "nobody"),
        ("не могу спуститься", "nobody"),
        ("не могу открыть", "nobody"),
        ("en pääse avaamaan", "nobody"),
        ("en pääse alas", "nobody"),
        ("jag kan inte komma ner", "nobody"),
        ("jag kan inte öppna", "nobody"),
        ("aşağı inemiyorum", "nobody"),
        ("kapıyı açamıyorum", "nobody"),
        ("لا أستطيع النزول", "nobody"),
        ("لا أستطيع فتح الباب", "nobody"),
        ("what's in it", None),
        ("wie viel kostet das", None),
        ("in the shower, leave it at the door", "safe_place"),
        ("bin unter der Dusche, stell es vor die Tür", "safe_place"),
        ("sono sotto la doccia, lo lasci davanti alla porta", "safe_place"),
        ("not dressed yet, don't go", "coming"),
        ("don't give it to the neighbour, I'm coming", "coming"),
        ("not to the woman next door please, I'm on my way", "coming"),
        ("nicht beim Nachbarn abgeben, bin gleich da", "coming"),
        ("pas chez le voisin, je descends", "coming"),
        ("no se lo dé a la vecina, ya bajo", "coming"),
        ("non darlo alla vicina, sto scendendo", "coming"),
        ("не отдавайте соседке, я уже спускаюсь", "coming"),
        ("не давайте сусідці, вже виходжу", "coming"),
        ("nie dawaj sąsiadce, już schodzę", "coming"),
        ("älä jätä naapurille, tulen heti", "coming"),
        ("ge det inte till grannen, jag kommer strax", "coming"),
        ("não dê ao vizinho, já vou descer", "coming"),
        ("komşuya vermeyin hemen geliyorum", "coming"),
        ("لا تعطها للجيران أنا نازل", "coming"),
        ("non sono ancora vestita, due minuti", "coming"),
        ("can't come down, it's the 3rd floor, walk up please", "gate_code"),
    ],
)
def test_what_keeps_them_is_one_of_the_answers(text: str, answer: str | None) -> None:
    """What people are at when it rings, who takes it in, and that nobody can open."""
    reading = read_at_the_door(words(text))
    assert (str(reading.answer) if reading is not None else None) == answer


@needs_encoder
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("dont leave it outside", "nobody"),
        ("не оставляйте на улице", "nobody"),
        ("älä jätä ulos", "nobody"),
        ("no lo dejes en la puerta", "nobody"),
        ("ne le laissez pas dehors", "nobody"),
        ("dont leave it outside, put it in the shed", "safe_place"),
        ("no locker", "nobody"),
        ("not the locker", "nobody"),
        ("i dont want it in a locker", "nobody"),
        ("keine Packstation bitte", "nobody"),
        ("только не постамат", "nobody"),
        ("im not home put it in the locker", "locker"),
        ("cant come down put it in locker", "locker"),
        ("in the mailbox", "safe_place"),
        ("shed", "safe_place"),
        ("веранда", "safe_place"),
        ("dont give to neighbour", "nobody"),
        ("my son is home he will open", "coming"),
        ("wife will come down", "coming"),
        ("meine frau macht auf", "coming"),
        ("жена откроет", "coming"),
        ("vaimo avaa", "coming"),
        ("leave it with my wife", "neighbour"),
        ("my wife can't come down", "nobody"),
        ("apartment 24", "gate_code"),
        ("the code is on the sms", "gate_code"),
        ("how long will he wait", None),
        ("wie lange wartet er", None),
        ("сколько он ждет", None),
    ],
)
def test_what_was_misread_at_doors_is_read(text: str, answer: str | None) -> None:
    """What is denied is never done, and what is asked is no answer."""
    reading = read_at_the_door(words(text))
    assert (str(reading.answer) if reading is not None else None) == answer


@pytest.mark.parametrize("text", ["half an hour", "give me an hour", "через час", "in 2 hours"])
def test_no_courier_waits_so_long(text: str) -> None:
    """It is no wish for another time yet: they are told how long is possible."""
    reading = read_at_the_door(words(text))
    assert reading is not None and reading.within is not None
    assert reading.within >= timedelta(minutes=30)


@pytest.mark.parametrize(
    ("text", "minutes"), [("2 mins", 2), ("20 min", 20), ("5-10 minutes", 5), ("coming", None)]
)
def test_how_long_they_need_is_heard(text: str, minutes: int | None) -> None:
    """Whether the courier can wait for it is reckoned by it."""
    reading = read_at_the_door(words(text))
    assert reading is not None
    wanted = timedelta(minutes=minutes) if minutes is not None else None
    assert reading.within == wanted


def test_what_only_seems_to_be_of_the_door_is_passed_on() -> None:
    """As it is, for the courier reads it too; where a place was asked for, it is the place."""
    read = Understood(
        intent=Intent.INSTRUCTIONS,
        confidence=0.9,
        likely=(Intent.INSTRUCTIONS, Intent.REFUSE),
    )
    reading = read_at_the_door(Words("round the back, by the meter box", read))
    assert reading == Reading(RescueAnswer.GATE_CODE, likely=True)
