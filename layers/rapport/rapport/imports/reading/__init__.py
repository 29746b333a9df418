"""Reading files as people keep them: which bytes are text, which column means what, and what a cell says. Pure."""
