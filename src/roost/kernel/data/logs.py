"""What the log tells: where something broke, never what it held at that moment."""

import logging

import structlog

SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


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
        cache_logger_on_first_use=False,
    )
