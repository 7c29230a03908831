left-is-it-yours = Pakettisi jätettiin ovelle{ $link }. Onko se sinun paikkasi?
left-link = {" "}(<a href="{ $url }">kuva</a>)
button-not-my-house = Se ei ole minun taloni
claim-opened-wrong-place = Olen pahoillani. Joku meistä hoitaa asian, eikä sitä suljeta ennen kuin paketti löytyy. Voit lähettää kuvan omasta ovestasi.
claim-opened-not-received = Olen pahoillani. Joku meistä hoitaa asiaa, kunnes se löytyy. Katso sillä välin naapurilta ja oven takaa.
claim-photo-added = Kiitos. Lisäsin kuvan asian hoitajalle.
left-there = Pakettisi jätettiin tänne: <b>{ $where }</b>.{ $doubts } Onko se siellä?{ $link }
left-somewhere = Pakettisi jätettiin, eikä kukaan ottanut sitä vastaan.{ $doubts } Onko se siellä?{ $link }
left-unasked = {" "}Et ollut pyytänyt sitä.
left-no-photo = {" "}Siitä ei ole kuvaa.
