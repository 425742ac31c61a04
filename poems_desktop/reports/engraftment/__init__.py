"""The bedside note on engraftment syndrome for a transplant team, one page."""
