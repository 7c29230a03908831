"""Where to leave a parcel, in twenty languages: the words for it, without what is done with it."""

import pytest

from bot.understanding import things


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("lid on the storage bench lifts up, in there", "on the storage bench"),
        ("if i'm not in just pop it in the shed", "in the shed"),
        ("on top of the gas meter, out of sight of the road", "on top of the gas meter"),
        ("hinter den Holzstapel schieben, da bleibt's trocken", "hinter den Holzstapel"),
        ("Ablageort wie immer: Kellerabgang", "Kellerabgang"),
        ("stellen Sie sie einfach vor die Wohnungstür", "vor die Wohnungstür"),
        ("sous le banc devant la maison c'est parfait", "sous le banc devant la maison"),
        ("vous pouvez le glisser dans le local poussettes", "dans le local poussettes"),
        ("entre la moustiquaire et la porte", "entre la moustiquaire et la porte"),
        ("métalo detrás de la leña, ahí no se moja", "detrás de la leña"),
        ("el arcón junto a la puerta es para eso", "arcón junto a la puerta"),
        ("déjala delante de la puerta", "delante de la puerta"),
        ("lasciala davanti alla porta", "davanti alla porta"),
        ("c'è un baule accanto al portone, alza il coperchio", "baule accanto al portone"),
        ("appoggiala dietro la catasta di legna", "dietro la catasta di legna"),
        ("encoste atrás da lenha, aí não molha", "atrás da lenha"),
        ("o baú ao lado da porta é para isso", "baú ao lado da porta"),
        ("wsuń za drewno, tam nie zmoknie", "za drewno"),
        ("między moskitierą a drzwiami", "między moskitierą a drzwiami"),
        ("просуньте за дрова, там не намокне", "за дрова"),
        ("залиш її перед дверима", "перед дверима"),
        ("засуньте за дрова, там не намокнет", "за дрова"),
        ("между москитной сеткой и дверью", "между москитной сеткой и дверью"),
        ("v saray, dver zaedaet no otkroetsya", "v saray"),
        ("työnnä halkopinon taakse, siellä se ei kastu", "halkopinon taakse"),
        ("lastenvaunuvarastoon voi jättää", "lastenvaunuvarastoon"),
        ("skjut in det bakom vedtraven", "bakom vedtraven"),
        ("kistan bredvid dörren är till för det", "kistan bredvid dörren"),
        ("onder het bankje voor het huis is prima", "onder het bankje voor het huis"),
        ("schuif het achter de houtstapel", "achter de houtstapel"),
        ("odunların arkasına itin, orada ıslanmaz", "odunların arkasına"),
        ("bebek arabası odasına konabilir", "bebek arabası odasına"),
        ("ادفعها ورا الحطب، هناك ما تتبلل", "ورا الحطب"),
        ("إذا ما فتح أحد حطوها على طاولة الحوش", "طاولة الحوش"),
        ("اگه کسی باز نکرد روی میز تراس", "روی میز تراس"),
        ("پشت هیزم‌ها بذارید", "پشت هیزم‌ها"),
        ("lakdiyon ke peeche khiska do", "lakdiyon ke peeche"),
        ("दरवाज़े के सामने रख दीजिए", "दरवाज़े के सामने"),
        ("o'tinlar orqasiga suring, u yerda ho'l bo'lmaydi", "o'tinlar orqasiga"),
        ("hech kim ochmasa ayvondagi stolga", "ayvondagi stolga"),
        ("di gudang, pintunya agak seret tapi bisa dibuka", "gudang"),
        ("kalau nggak ada yang buka taruh di meja teras", "meja teras"),
        ("納屋に入れて、戸が少し固いけど開きます", "納屋"),
        ("薪の後ろに押し込んでください", "薪の後ろ"),
        ("塞到柴堆后面，那里淋不着雨", "柴堆后面"),
        ("没人开门就放露台桌子上", "露台桌子上"),
    ],
)
def test_a_place_is_told_in_its_own_words(text: str, place: str) -> None:
    """Without the verb, and with the side of the thing."""
    assert things.safe_place(text) == place
