answer-hello = Olá, o meu nome é { $agent }. Estou a ler o que aconteceu até agora; um momento, por favor.
answer-asking = Vou perguntar à { $carrier } por { $tracking } e escrevo aqui assim que souber mais.
answer-when = Chega neste horário: { $window }. Dá-lhe jeito?
answer-sorry = Lamento que isto tenha corrido mal. Já estou a tratar disso.
answer-else = Posso fazer mais alguma coisa por si?
