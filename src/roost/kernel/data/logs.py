"""What the log tells: where something broke, never what it held at that moment."""

import logging
from contextlib import suppress

import structlog

SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


class Line(structlog.PrintLogger):
    """What is told may lie on the disk that is full: then it is lost, and nothing else."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    debug = info = warning = error = critical = msg


def set_up(plain: bool = False) -> None:
    """One JSON line an event; `plain` for a person who watches. Tracebacks without locals."""
    renderer = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if plain
        else structlog.processors.JSONRenderer()
    )
    last = (renderer,) if plain else (structlog.processors.format_exc_info, renderer)
    structlog.configure(
        processors=[*SHARED, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: Line(),
        cache_logger_on_first_use=False,
    )
