"""The record of every message: planned once, moved only forwards, counted as it moves."""
