"""Privacy: what the house holds about a person, told to them whole, and forgotten when they ask."""
