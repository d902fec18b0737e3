from .machine import MACHINE

__all__ = ["MACHINE"]
