"""Widgets that redraw something when the theme or the text size changes."""


class Themed:
    """Mixed in before a widget class; call `follow_theme` at the end of its `__init__`.

    `apply_theme` calls `refresh_look` of every widget that has one.
    """

    def follow_theme(self) -> None:
        """Draw for the present theme; each new one draws again."""
        self.refresh_look()

    def refresh_look(self) -> None:
        """Draw icons and set sizes for the present theme."""
        raise NotImplementedError
