"""The stage set: a local Telegram, simulated carriers and a world of parcels. bot/ never imports it."""
