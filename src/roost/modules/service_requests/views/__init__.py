"""One record, as each side may see it."""
