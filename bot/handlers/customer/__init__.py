"""The customer's desk."""
