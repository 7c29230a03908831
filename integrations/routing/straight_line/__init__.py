"""Straight line: how long a vehicle takes if streets are somewhat longer than the bird's way.

An estimate for who has no road network; nothing is known of rivers, one-way streets or traffic.
"""

from core.ports import STRAIGHT_LINE

NAME = STRAIGHT_LINE
