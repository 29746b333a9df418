"""Rapport from outside: the very template on MiniStack, through its real HTTP API."""
