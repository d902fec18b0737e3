"""A service request as a table of steps: read it from top to bottom (states.md §2.6)."""

from .status import STATES, Status
from .table import FLOW

__all__ = ["FLOW", "STATES", "Status"]
