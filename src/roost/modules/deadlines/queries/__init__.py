"""The wall and what is made of it; it reads the kept clocks and imports no module's tables."""
