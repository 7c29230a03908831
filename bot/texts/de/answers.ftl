answer-hello = Guten Tag, mein Name ist { $agent }. Ich lese gerade, was bisher geschehen ist; einen Moment bitte.
answer-asking = Ich frage bei { $carrier } nach { $tracking } und schreibe hier, sobald ich mehr weiß.
answer-when = Es kommt { $window } Uhr. Passt Ihnen das?
answer-sorry = Es tut mir leid, dass das schiefgegangen ist. Ich kümmere mich jetzt darum.
answer-else = Kann ich sonst noch etwas für Sie tun?
