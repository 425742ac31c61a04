"""The Transplant page: daily log, its entry form, and the engraftment panel."""
