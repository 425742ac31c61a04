"""POEMS syndrome: the record, the definitions, and what follows from them."""
