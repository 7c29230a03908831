wait-noted = Kerron heti, kun tämä tulee mahdolliseksi: { $window }. Varattu aika pysyy, kunnes vastaat kyllä.
slot-freed = <b>{ $window }</b> tuli juuri mahdolliseksi. Pidän sen sinulle kello { $until } asti. Varaanko sen?
slot-passed = En voinut pitää aikaa { $window } pidempään. Kerron, kun se on taas mahdollinen.
wish-over = { $window } ei tullut mahdolliseksi. Mitä tehdään?
wish-over-kept = { $window } ei tullut mahdolliseksi. Tämä pysyy varattuna: { $kept }.
wait-stopped = Hyvä: et odota enää mitään aikaa.
button-no-thanks = Ei kiitos
button-stop-waiting = En odota enää
