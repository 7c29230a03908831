"""Number words: "floor three", "кв. шесть"."""

from address.language.folding import fold

CARDINALS = {
    fold(word): str(number)
    for words in (
        "one two three four five six seven eight nine ten",
        "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
        "ett två tre fyra fem sex sju åtta nio tio",
        "eins zwei drei vier fünf sechs sieben acht neun zehn",
        "один два три четыре пять шесть семь восемь девять десять",
        "один два три чотири п'ять шість сім вісім дев'ять десять",
        "un deux trois quatre cinq six sept huit neuf dix",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
        "uno due tre quattro cinque sei sette otto nove dieci",
        "um dois três quatro cinco seis sete oito nove dez",
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    )
    for number, word in enumerate(words.split(), start=1)
}
