"""The Overview page: what is known of a patient, on one page."""
