"""Engraftment syndrome after a stem cell transplant in POEMS: the daily log and what follows.

Three views stand side by side and none replaces another: Spitzer 2001, Maiolino 2003, and the
source's window of day 7 to 15 from infusion. None of them ever excludes the syndrome.
"""
