"""Calls: who is called today, by whom, why, and what became of it."""
