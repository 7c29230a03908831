missed-what-now = Il corriere è passato ({ $at }) e non ha potuto consegnare il pacco: { $reason }. Tentativi rimasti: { $left }. Che cosa facciamo?
missed-last = Il corriere è passato ({ $at }) e non ha potuto consegnare il pacco: { $reason }. Era l’ultimo tentativo. Che cosa facciamo?
missed-disputed = Mi dispiace. Non conto questo tentativo finché qualcuno non avrà verificato. Quando veniamo?
missed-not-counted = Mi dispiace. Non conto questo tentativo finché qualcuno non avrà verificato.
missed-says-delivered = Mi dispiace. Secondo lo spedizioniere è stato consegnato; guardi dai vicini e dietro la porta, per favore. Una persona del team può verificare adesso.
button-was-home = Io ero in casa
