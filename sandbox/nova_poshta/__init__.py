"""Nova Poshta API 2.0 on its real wire protocol, over the world's parcels. Strict, and honest about what it assumes."""

from sandbox.nova_poshta.faults import NAMES as FAULTS
from sandbox.nova_poshta.refusals import REFUSALS, standings
from sandbox.nova_poshta.server import Asked, NovaPoshta, serving

__all__ = ["FAULTS", "REFUSALS", "Asked", "NovaPoshta", "serving", "standings"]
