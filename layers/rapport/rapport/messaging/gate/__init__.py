"""Who may be written to now, and if not, until when or why not. The rules are pure."""
