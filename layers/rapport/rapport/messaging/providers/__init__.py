"""Who carries messages, each behind the same few words."""
