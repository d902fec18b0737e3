"""A shop with an owner at the workbench."""

import pytest
from doors import found_a_shop, open_face


@pytest.fixture
def desk(world):
    with open_face(world) as client:
        found_a_shop(client)
        yield client


@pytest.fixture
def settings(desk):
    """The settings as they are, to fill a form from."""
    return lambda: desk.get("/api/shop/").json()
