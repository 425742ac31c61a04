"""Faults for the store, made on purpose: kills, power cuts, damaged bytes, and what was lost."""
