"""The guide inside the program, the list of keys, versions and licenses."""
