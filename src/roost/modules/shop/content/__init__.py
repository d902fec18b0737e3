"""Texts and tables of the shop's settings."""
