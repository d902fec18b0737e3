import pytest
from modules.conversations.scene import Reception


@pytest.fixture
def desk(world) -> Reception:
    return Reception(world)
