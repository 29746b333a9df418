"""The plan of a day's calls, pure: what is known, the rules, the score, the seats."""
