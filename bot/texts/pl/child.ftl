child-thanks = Dziękuję za wiadomość. Proszę nie otwierać drzwi z powodu tej paczki: musi ją odebrać ktoś dorosły.
child-adult = Kiedy może ją odebrać ktoś dorosły albo dokąd ma trafić?
button-adult-here = Jest ktoś dorosły
child-may-take = Dziękuję za wiadomość. Sklep pozwala, żeby ta paczka trafiła do ciebie: otwórz tylko kurierowi.
child-prove = Dobrze. Najpierw proszę pokazać, że ten czat należy do odbiorcy, potem znajdziemy inny sposób.
