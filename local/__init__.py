"""Runs the template on a laptop. Knows nothing of the rooms; no product code imports it."""
