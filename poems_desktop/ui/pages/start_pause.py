"""The pause after too many wrong passphrases, counted down in seconds."""

from PySide6.QtCore import QObject, QTimer, Signal

from poems_desktop.app.words import tr


class TryPause(QTimer):
    """`told(sentence)` comes each second with how long it still is, empty when it is over."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self.setInterval(1000)
        self.timeout.connect(self.count)

    def begin(self, seconds: int) -> None:
        """No passphrase is taken for so long."""
        self._left = seconds
        self.start()
        self._tell()

    def count(self) -> None:
        """A second has passed."""
        self._left -= 1
        if self._left > 0:
            self._tell()
        else:
            self.end()
            self.told.emit("")

    def end(self) -> None:
        """It matters no longer, as where another store was chosen."""
        self._left = 0
        self.stop()

    def is_on(self) -> bool:
        """Whether no passphrase is taken."""
        return self._left > 0

    def _tell(self) -> None:
        again = (
            tr("The next try can be made in 1 second.")
            if self._left == 1
            else tr("The next try can be made in {wait} seconds.").format(wait=self._left)
        )
        self.told.emit(
            tr(
                "Too many wrong passphrases were typed. Nothing was changed and nothing "
                "will be deleted. {again}"
            ).format(again=again)
        )
