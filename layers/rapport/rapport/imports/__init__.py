"""Imports: a shop's own files become customers, products and orders, as often as they are brought."""
