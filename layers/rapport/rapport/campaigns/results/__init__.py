"""What came of a campaign: its numbers, what it brought, and whether it was the campaign that brought it."""
