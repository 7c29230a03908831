missed-what-now = Kuljettaja kävi kello { $at } eikä voinut luovuttaa pakettiasi: { $reason }. Yrityksiä jäljellä: { $left }. Mitä tehdään?
missed-last = Kuljettaja kävi kello { $at } eikä voinut luovuttaa pakettiasi: { $reason }. Se oli viimeinen yritys. Mitä tehdään?
missed-disputed = Olen pahoillani. En laske tätä yritystä ennen kuin joku on selvittänyt asian. Milloin tulemme?
missed-not-counted = Olen pahoillani. En laske tätä yritystä ennen kuin joku on selvittänyt asian.
missed-says-delivered = Olen pahoillani. Kuljetusyhtiön mukaan se on toimitettu; katso vielä naapurilta ja oven takaa. Ihminen voi selvittää asian nyt.
button-was-home = Olin kotona
