"""Customers: who they are, what they allow, and the facts that follow from what they do."""
