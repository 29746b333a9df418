"""Cases: what went wrong for a customer or was asked for, until it is settled; and how they say it went."""
