"""Call tasks: what one is, how it is kept and told, and what becomes of it."""
