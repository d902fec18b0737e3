from roost.kernel.pure.manifest import Manifest

from . import api

MANIFEST = Manifest(name="notices", doors={"workbench": api.routes})
