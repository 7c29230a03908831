letter-subject = Ihre Lieferung von { $shop }
letter-invited = { $shop } schickt Ihnen ein Paket. Zeit wählen und Hinweise zur Tür geben: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Mehr dazu, und was Sie tun können: { $link }
letter-late = Ihr Paket kommt später als zugesagt.
letter-pickup-ends = Ihr Paket liegt nur noch kurze Zeit an der Abholstelle.
