"""What customers answer when they are asked how it is to buy here, and how a case of theirs was settled."""
