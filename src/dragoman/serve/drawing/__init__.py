"""Geometry of the drawings; the templates write it as SVG, the style sheet gives the colours."""
