child-thanks = Kiitos, että kerroit. Älä avaa ovea tätä varten: aikuisen pitää ottaa se vastaan.
child-adult = Milloin aikuinen voi ottaa sen vastaan, tai minne se viedään?
button-adult-here = Aikuinen on paikalla
child-may-take = Kiitos, että kerroit. Kauppa sallii, että otat tämän paketin: avaa vain kuljettajalle.
child-prove = Hyvä. Näytä ensin, että tämä keskustelu on sinun, sitten etsitään toinen tapa.
