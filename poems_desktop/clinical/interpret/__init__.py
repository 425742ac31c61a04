"""What recorded results mean: readings that report their rule and source, and diagnose nothing."""
