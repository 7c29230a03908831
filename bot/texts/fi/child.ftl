child-thanks = Kiitos, että kerroit. Älä avaa ovea tätä varten: aikuisen pitää ottaa se vastaan.
child-adult = Milloin aikuinen voi ottaa sen vastaan, tai minne se viedään?
button-adult-here = Aikuinen on paikalla
