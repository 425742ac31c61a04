"""Results over time: figure, table, entry, import and export."""
