child-thanks = Dziękuję za wiadomość. Proszę nie otwierać drzwi z powodu tej paczki: musi ją odebrać ktoś dorosły.
child-adult = Kiedy może ją odebrać ktoś dorosły albo dokąd ma trafić?
button-adult-here = Jest ktoś dorosły
