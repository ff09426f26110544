"""Pakunok: a logistics desk that lives in Telegram."""
