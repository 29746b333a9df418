"""Proves that a function reads its layer."""

GREETING = "good morning"
