"""Trend data as matplotlib figures."""
