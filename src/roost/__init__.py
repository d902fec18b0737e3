"""Roost 归巢: the customer-service and after-sales back office of an online shop."""

__version__ = "0.1.0"
