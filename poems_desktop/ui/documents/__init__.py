"""The parts of the Documents page."""
