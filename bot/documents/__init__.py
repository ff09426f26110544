"""Domain and texts to bytes."""
