"""The morning: who may be due, the day's tasks made, or shown first."""
