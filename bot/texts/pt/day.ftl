lead-reminder = A sua encomenda chega amanhã.
lead-reminder-visit = Amanhã vai buscar a sua encomenda.
lead-out-for-delivery = A sua encomenda está a caminho.
lead-near = { $stops ->
        [0] É a seguir: o entregador chega dentro de cerca de { $minutes }.
        [one] Mais uma paragem antes da sua: o entregador chega dentro de cerca de { $minutes }.
       *[other] Mais { $stops } paragens antes da sua: o entregador chega dentro de cerca de { $minutes }.
    }
lead-at-the-door = O entregador está à sua porta.
lead-returning = A sua encomenda volta para o remetente.
lead-cancelled = A sua entrega foi cancelada.
lead-customs-cleared = A alfândega libertou a sua encomenda: está de novo a caminho.
lead-lost = Lamento: a transportadora não encontra a sua encomenda. Uma pessoa pode tratar disso.
lead-damaged = Lamento: a transportadora informa que a sua encomenda está danificada. Uma pessoa pode tratar disso.
delivered = Entregue. Correu tudo bem?
    { $lines }
rate-what-is-wrong = Lamento. O que está mal?
rate-thanks = Obrigado!
damage-noted = Disse ao remetente e à transportadora que está danificada. Uma pessoa pode tratar do que se segue.
damage-the-parcel = É a encomenda que está danificada? Só então digo ao remetente e à transportadora.
address-changed = { $who ->
        [sender] O remetente mudou
        [carrier] A transportadora mudou
       *[other] Alguém da nossa equipa mudou
    } o endereço de { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: a transportadora disse que não, por isso tudo fica como estava. O que fazemos?
status-several = Tem várias encomendas a caminho. Qual quer ver?
button-stars = ★ { $stars }
button-something-wrong = Algo está mal
button-damaged = A encomenda está danificada
button-about-the-door = É sobre a porta
button-not-here = Não está aqui
button-parcel = { $number }. { $what }
rate-why = Obrigado. { $promise }O que não correu bem?
rate-promise = Foi-lhe prometido { $window }, e chegou: { $at }.{" "}
button-why-not-then = Não à hora prometida
button-why-not-careful = Sem cuidado
button-why-not-kind = Pouco simpático
button-why-other = Outra coisa
