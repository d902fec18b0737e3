"""The tables are plain: a second database engine could hold them as they are."""

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from roost.faces.installed import modules
from roost.kernel.data.registry import Registry
from roost.kernel.data.tables import Table

Registry(modules())
TABLES = sorted(Table.metadata.tables)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_can_be_made_on_postgresql(name):
    table = Table.metadata.tables[name]
    assert str(CreateTable(table).compile(dialect=postgresql.dialect()))
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize("name", TABLES)
def test_a_reference_never_leaves_the_shop(name):
    for key in Table.metadata.tables[name].foreign_key_constraints:
        pairs = [(e.parent.name, e.column.name) for e in key.elements]
        assert ("shop_id", "shop_id") in pairs
