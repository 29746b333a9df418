"""Recommendations: what to offer whom, and what offering it achieved."""
