answer-hello = Bonjour, je m’appelle { $agent }. Je lis ce qui s’est passé jusqu’ici ; un instant, s’il vous plaît.
answer-asking = Je me renseigne auprès de { $carrier } au sujet de { $tracking } et je vous écris ici dès que j’en sais plus.
answer-when = Passage prévu : { $window }. Cela vous convient-il ?
answer-sorry = Je regrette que cela se soit mal passé. Je m’en occupe maintenant.
answer-else = Puis-je faire autre chose pour vous ?
