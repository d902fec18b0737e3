"""The sides of the same records: where each one's doors stand, and whose they are."""

from .actor import Party

PATHS = {"workbench": "/api", "buyer": "/b/api", "platform": "/p/api"}
OF = {Party.MERCHANT: "workbench", Party.BUYER: "buyer", Party.PLATFORM: "platform"}
