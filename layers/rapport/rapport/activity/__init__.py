"""Activity: everything that happened with a customer, one record per thing; lists and timelines are views of it."""
