"""From a campaign to its messages: whom an occurrence concerns, what is decided about each, and how it is kept."""
