"""The catalogue: what the shop sells, in which packs."""
