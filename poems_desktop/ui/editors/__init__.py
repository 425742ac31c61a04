"""One editor per kind of field. An editor decides nothing and holds nothing that matters.

Its contract: `edited` (the user changed it), `show_value`, `show_problem`.
"""
