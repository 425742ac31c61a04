"""The encrypted store of records: the API is in `poems_desktop.store.store`, errors in `errors`.

Importing this package loads neither SQLCipher nor cryptography, so that a start page may
import `poems_desktop.store.errors` without paying for them.
"""
