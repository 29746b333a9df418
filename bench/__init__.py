"""What things cost, measured beside what was meant: `make bench`."""
