"""The desk's words and rules: pure, standard library only; no await, no clock, no environment."""
