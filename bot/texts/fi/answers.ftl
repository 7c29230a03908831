answer-hello = Hei, nimeni on { $agent }. Luen, mitä tähän mennessä on tapahtunut; hetki vain.
answer-asking = Kysyn lähetyksestä { $tracking }, kuljettaja { $carrier }, ja kirjoitan tänne heti, kun tiedän lisää.
answer-when = Toimitusaika: { $window }. Sopiiko se?
answer-sorry = Olen pahoillani, että tämä meni pieleen. Hoidan asian nyt.
answer-else = Voinko auttaa vielä jossain muussa?
