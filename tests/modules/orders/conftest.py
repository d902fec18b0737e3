import pytest
from modules.orders.scene import Scene


@pytest.fixture
def scene(world) -> Scene:
    """Monday, 20:00."""
    return Scene(world)
