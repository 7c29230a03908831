letter-subject = A sua entrega de { $shop }
letter-invited = { $shop } envia-lhe uma encomenda. Escolha a hora e indique como chegar à porta: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Mais detalhes e o que pode fazer: { $link }
letter-late = a sua encomenda chega mais tarde do que o prometido.
letter-pickup-ends = a sua encomenda fica só mais um pouco no ponto de recolha.
