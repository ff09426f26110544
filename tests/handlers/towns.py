"""A few towns of the simulated carrier, standing in the desk's directory as if they had been read."""

from __future__ import annotations

from tests.services.standing import country, take

ZONE_HOURS = 2  # of Kyiv in winter, ahead of UTC


async def towns_stand(stage, *names):
    """Let these towns stand, with all their branches."""
    cities, branches = country()
    await take(
        stage.desk, [one for one in cities if one.name in names], [one for one in branches if one.city_name in names]
    )
