"""What comes back: receipts, replies, and people who want no more."""
