"""Requests written in a forge's form, turned into a draft of a sheet."""
