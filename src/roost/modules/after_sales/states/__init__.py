"""An after-sale case as a table of steps: read it from top to bottom (states.md §2.4, §2.5)."""

from .status import OPEN, OVER, SETTLED, STATES, Status
from .table import FLOW

__all__ = ["FLOW", "OPEN", "OVER", "SETTLED", "STATES", "Status"]
