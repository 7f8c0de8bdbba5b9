"""Helping to write: blank sheets, repairs, requests, what readers will see change."""
