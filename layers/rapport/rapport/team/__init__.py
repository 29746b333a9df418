"""The team: who works here, as what, where, and how much."""
