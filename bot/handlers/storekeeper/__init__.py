"""The storekeeper's desk."""
