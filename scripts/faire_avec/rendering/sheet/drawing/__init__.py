"""Drawings laid out at build time: what goes where, as plain numbers, for SVG templates."""
