"""Oversight: who did what, whether the record of it is whole, what the jobs did, and what the shop has decided."""
