"""The door's half of the kernel: who is calling, may they, what did they send, what do they get."""
