"""Places where one is helped in person (« lieux »): imported data, not sheets.

``lieu`` and ``choices`` say what a place is, ``territory`` where it stands, ``donnees`` how it is
kept under ``donnees/lieux/``, ``around`` which places are near a commune. ``intake`` reads the
files of producers; nothing else needs it.
"""
