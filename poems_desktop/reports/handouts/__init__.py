"""Pages for patients to keep."""
