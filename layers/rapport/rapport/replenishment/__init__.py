"""Replenishment: when a household's rice is likely finished, and how to remind them."""
