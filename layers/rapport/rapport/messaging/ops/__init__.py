"""Messages and those who carry them, as the people see them who look after both."""
