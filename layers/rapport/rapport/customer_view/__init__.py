"""Views of one customer and of many: what the screens show, from one read each."""
