"""Sheets to HTML through autoescaped templates; knows nothing of the site generator."""
