"""Founding a shop and arranging it."""
