"""The door: HTTP for the web chat and for everything that speaks JSON."""
