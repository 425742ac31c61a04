"""Assessments as PDF pages."""
