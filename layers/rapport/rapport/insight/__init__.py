"""Insight: what the facts mean, read from statistics, counters and the day."""
