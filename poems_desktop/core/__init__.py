"""Values that are honest about what is not known; pure, without input or output."""
