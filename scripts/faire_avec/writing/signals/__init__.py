"""Signals from readers: how they travel, what is refused on arrival, what they become."""
