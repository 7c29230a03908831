missed-what-now = O entregador veio ({ $at }) e não conseguiu entregar a sua encomenda: { $reason }. Tentativas que restam: { $left }. O que fazemos?
missed-last = O entregador veio ({ $at }) e não conseguiu entregar a sua encomenda: { $reason }. Foi a última tentativa. O que fazemos?
missed-disputed = Lamento muito. Não conto esta tentativa até que alguém a tenha verificado. Quando devemos vir?
missed-not-counted = Lamento muito. Não conto esta tentativa até que alguém a tenha verificado.
missed-says-delivered = Lamento. A transportadora diz que foi entregue; veja, por favor, nos vizinhos e atrás da porta. Uma pessoa pode verificar agora.
button-was-home = Eu estava em casa
