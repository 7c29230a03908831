locker-where-to =
    Estes ficam perto e têm espaço. Para onde?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } a pé. Reservo lá um lugar e envio a encomenda para lá?
locker-reserved = Reservado em { $point }; pedi à transportadora que a leve para lá.
locker-gone = Esse lugar acabou de ser ocupado.
locker-none = Nenhum ponto de recolha perto de si tem espaço para ela neste momento. O que fazemos?
locker-none-ill = Não consigo consultar os pontos de recolha neste momento. O que fazemos?
locker-not = Muito bem, nenhum ponto de recolha. O que fazemos?
pickup-ready = A sua encomenda espera em { $point } até { $until }.
pickup-ready-open = A sua encomenda espera em { $point }.
pickup-code = O seu código: { $code }. Guarde-o só para si: quem o tiver pode abrir a porta.
pickup-longer-asked = Pedi mais tempo.
pickup-ends = A sua encomenda só espera em { $point } até { $until }.
pickup-collected = Levantou a sua encomenda. Tudo de bom!
button-locker-near = { $point } · { $walk }
button-at-the-door = Antes à porta
button-reserve = Sim, reservar
button-another-one = Outro
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } a pé
locker-fact-open = aberto até: { $until }
locker-fact-day = aberto dia e noite
locker-fact-opens = fechado, abre: { $at }
locker-fact-free = { $count ->
    [one] { $count } livre
   *[other] { $count } livres
}
locker-fact-kept = guardado para si
locker-fact-step-free = sem degraus
locker-straight-line = O caminho foi calculado em linha reta.
locker-question = { $lines }
locker-final = Depois já não se pode voltar atrás.
locker-shall-i-ask = <b>{ $where }</b>, a { $walk } a pé. Peço que levem a encomenda para lá? Lá não se pode guardar lugar antes.
locker-asked = Pedido: solicitei à transportadora que a leve para { $point }. Lá não se guardam lugares, por isso falta o sim dela.
locker-none-step-free = Perto de si não conheço agora nenhum ponto sem degraus com espaço. O que fazemos?
button-send-there = Sim, enviar para lá
pickup-halfway = A sua encomenda continua à espera em { $point } até { $until }.
pickup-last-hours = Últimas horas: a sua encomenda só espera em { $point } até { $until }; depois volta ao remetente.
pickup-over = O prazo para a levantar acabou ({ $point }) e a transportadora pode levá-la de volta. Se está perto, tente já, ou fale com uma pessoa.
pickup-more-time = Boas notícias: a sua encomenda pode esperar mais tempo em { $point }, até { $until }.
locker-failed = Não foi possível deixar a sua encomenda em { $point }: { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> abre:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> está fechado: { $day }.
point-hours-always = <b>{ $point }</b> está aberto dia e noite.
point-hours-unknown = Não sei o horário de abertura: { $point }.
