"""Files of producers, read as they come: what is wrong is repaired when it can only be one thing.

``tabular`` makes rows of bytes, ``columns`` knows the formats, ``cells``, ``listed``, ``reach``
and ``opening`` read one cell, ``whereabouts`` finds the commune, ``rows`` makes a place of a row,
``likeness`` gives ids and groups, ``importing`` does it all, ``account`` tells it.
"""
