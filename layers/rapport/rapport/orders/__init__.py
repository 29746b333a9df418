"""Orders: what was bought, and everything that follows from it in the same transaction."""
