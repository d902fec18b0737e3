"""What every refusal looks like on the wire."""

import re

import msgspec

from roost.kernel.web import errors

LEAKS = re.compile(rb'Traceback|sqlite|sqlalchemy|psycopg|/usr/|/lib/|File "|\.py\b', re.IGNORECASE)


def is_problem(reply, *statuses):
    """Problem+json with one of these statuses, that tells nothing of the inside."""
    assert reply.status_code in statuses, (reply.status_code, reply.text[:300])
    assert reply.headers["content-type"] == errors.MEDIA
    problem = msgspec.json.decode(reply.content, type=errors.Problem)
    assert problem.status == reply.status_code
    assert problem.code and problem.detail and problem.title and problem.instance
    assert not LEAKS.search(reply.content), reply.text
    assert reply.headers["x-content-type-options"] == "nosniff"
    return problem
