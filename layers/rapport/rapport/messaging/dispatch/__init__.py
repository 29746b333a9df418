"""What takes a message from the queue to its rest: claimed, sent, settled, and looked at again until it is."""
