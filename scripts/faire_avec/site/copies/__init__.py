"""Copies of a built site that open without a server: an archive for a USB key, one single file.

They are made from the built folder, and hold what it holds: nothing is rendered again.
"""
