"""Campaigns: whom the shop writes to, when, with which words, and what came of it."""
