missed-disputed = Lamento muito. Foi comunicado, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Eu estava em casa
missed-came = O entregador veio ({ $at }) e não conseguiu entregar a sua encomenda: { $reason }. { $left ->
        [0] Foi a última tentativa.
       *[other] Tentativas que restam: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Lamento: a sua encomenda não pôde chegar ({ $reason }). { $after }
after-again = O que fazemos?
after-kept = Guardo-lhe <b>{ $window }</b> até { $until }. Serve?
after-first-kept = No próximo plano está em primeiro lugar: guardo-lhe <b>{ $window }</b> até { $until }. Serve?
after-address = Qual é a morada certa?
after-door = Como se entra: um código, uma campainha, outra entrada?
after-refused = Se não foi consigo, diga-o; senão peço a devolução.
after-who = Tem de estar alguém que o possa mostrar.
after-hours = Quando está lá alguém?
after-vehicle = Até onde chega uma carrinha? Um ponto de recolha também serve.
after-damaged = Assim não lha entregamos: um de nós trata do assunto e saberá o que se segue.
after-missing = A transportadora procura-a, um de nós acompanha, e saberá assim que aparecer.
after-misrouted = Está a ser levada para o veículo certo.
after-customs = Aviso assim que a alfândega a libertar.
after-too-big = É preciso outro veículo ou mais mãos; que hora lhe convém?
evidence-near = {"\u000A"}📍 A carrinha esteve a { $metres } m da sua porta.
evidence-far = {"\u000A"}📍 A carrinha não chegou a menos de { $metres } m da sua porta.
evidence-unknown = {"\u000A"}📍 Não se sabe onde estava a carrinha a essa hora.
evidence-waited = {"\u000A"}⏱ Segundo o relato, o entregador esteve lá { $span }.
evidence-photo = {"\u000A"}📷 Há uma fotografia{ $link }.
evidence-no-photo = {"\u000A"}📷 Não há fotografia.
missed-open = Não conto esta tentativa até que alguém a tenha verificado.
missed-disproved = Isso não bate certo, por isso não conta como tentativa.
missed-stands = Um de nós já verificou, e o relato mantém-se.
missed-meanwhile = {" "}Entretanto guardo-lhe <b>{ $window }</b> até { $until }.
button-not-me = Não foi comigo
button-opening-hours = Indicar o horário
claim-attempt-upheld = Um de nós verificou a tentativa: tinha razão, não conta.
claim-attempt-declined = Um de nós verificou a tentativa: o relato mantém-se, conta.
claim-upheld = Um de nós encerrou a sua reclamação: tinha razão, e o remetente e a transportadora sabem-no.
claim-declined = Um de nós encerrou a sua reclamação: o que se sabe não a confirma. Pode perguntar porquê a uma pessoa.
evidence-reported = {"\u000A"}📍 O aviso foi enviado a { $metres } m da sua porta.
missed-who-told = O entregador já sabe. { $age ->
        [0] Quem abrir tem de mostrar um documento de identificação.
       *[other] Quem abrir tem de mostrar que tem pelo menos { $age } anos.
    } { $after }
