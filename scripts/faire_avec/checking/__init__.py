"""The guide checked with every rule, and what the check says."""
