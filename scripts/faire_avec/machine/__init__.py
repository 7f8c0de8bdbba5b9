"""The machine underneath: disk, processes, clock, garbage collector."""
