"""The document of the whole surface, made from the code: `python -m openapi` writes it, `--check` compares it.

What is said here is what the doors say of themselves, plus what every route shares: who may call it, the headers it
minds and gives, and the one shape in which it refuses.
"""
