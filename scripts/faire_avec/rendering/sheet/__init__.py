"""The page of a sheet, and what it is made of."""
