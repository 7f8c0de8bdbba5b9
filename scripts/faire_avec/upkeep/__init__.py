"""Keeping the guide true: what is late and whose it is, which links no longer lead where they did.

The part that asks the network is in ``web``; everything else is pure.
"""
