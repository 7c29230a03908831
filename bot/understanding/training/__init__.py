"""Training: makes the weights out of the lines; run as `python -m bot.understanding.training`."""
