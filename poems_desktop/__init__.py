"""POEMS Desktop: structured records, criteria and documents for POEMS syndrome, offline."""

__version__ = "0.1.0"
