"""Calls: who is called today, by whom, why, and what became of it.

`plan` decides, purely; `morning` makes the day of it; `tasks` are what is kept and told; `agents` work them; `daytime`
is what happens meanwhile.
"""
