"""The Visit page: domain navigator, forms and live checklist."""
