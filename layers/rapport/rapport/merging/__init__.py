"""The same person, taken down twice: found, looked at side by side, made one, and made two again."""
