"""A password on a finished PDF: AES with 256 bits, which current readers open."""

from io import BytesIO

SHORTEST = 8
TOO_SHORT = (
    f"A password of a PDF needs at least {SHORTEST} signs. Whoever has the file can try passwords "
    "without end: take several words."
)


def locked(content: bytes, password: str) -> bytes:
    """The PDF, which opens only with the password.

    Two calls give different bytes: the key is drawn anew each time.

    Raises:
        ValueError: with a sentence, for a password that is too short.
    """
    if len(password) < SHORTEST:
        raise ValueError(TOO_SHORT)
    import pikepdf

    target = BytesIO()
    allow = pikepdf.Permissions(extract=True, print_highres=True, accessibility=True)
    with pikepdf.open(BytesIO(content)) as document:
        protection = pikepdf.Encryption(user=password, owner=password, R=6, allow=allow)
        document.save(target, encryption=protection)
    return target.getvalue()
