"""What the day brings: agreements, orders that follow a call, new leads."""
