"""What a request brings: strict, and nothing in it that nobody asked for."""

from msgspec import Struct


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every command's input; an unknown or read-only field is refused with its pointer."""
