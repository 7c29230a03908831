"""The showroom: the pretend world on one page, to be watched."""
