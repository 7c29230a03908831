"""The carrier kit: what every carrier's adapter is made of, ours and third parties' alike."""
