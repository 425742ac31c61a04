"""What the patient list says of itself: why it is empty, what it leaves out, what still comes."""

from typing import NamedTuple

from poems_desktop.app.words import tr


class ListWords(NamedTuple):
    """How the list stands.

    `left` records are not looked through yet, `unread` could not be; `ranked`: it stands in the
    order of urgency, everybody known. `counted`: how many patients the numbers of the filters take
    in, where the store has more; 0 where it has not.
    """

    filter: str
    searched: bool
    alone: bool
    left: int
    unread: int
    ranked: bool
    counted: int

    def nothing(self) -> str:
        """Why nobody is listed; empty while that is not known."""
        if self.left or (self.unread and self.filter != "all"):
            return ""
        if self.filter == "due":
            return tr("Nobody here is due.")
        if self.filter == "transplant":
            return tr("Nobody here is in the days of a transplant log.")
        if self.searched:
            return tr("Nobody matches.")
        return tr("No patient yet. Add one with the plus sign.")

    def remark(self, *, shown: int) -> str:
        """What has to be known of the list. `shown`: how many are shown, where others are not."""
        if self.alone:
            return tr("Handed over: only this patient is shown. Ctrl+Shift+H shows all again.")
        said = (self._reading(), self._first(shown) if shown else "", self._numbers())
        return " ".join(one for one in said if one)

    def _reading(self) -> str:
        """Why a filtered list is not to be relied on yet, or not at all; empty where it is."""
        if self.filter == "all":
            return ""
        if self.left == 1:
            return tr("Still looking through 1 record…")
        if self.left:
            return tr("Still looking through {left} records…").format(left=self.left)
        if self.unread == 1:
            return tr("1 record could not be read and may be missing here.")
        if self.unread:
            said = tr("{count} records could not be read and may be missing here.")
            return said.format(count=self.unread)
        return ""

    def _first(self, shown: int) -> str:
        said = (
            tr("The {count} most urgent are shown. Type a name to find others.")
            if self.ranked
            else tr("The first {count} are shown. Type more of the name to find others.")
        )
        return said.format(count=shown)

    def _numbers(self) -> str:
        """A store may have more patients than are counted: say so, not only by a plus sign."""
        if not self.counted or self.searched:
            return ""
        said = (
            tr("Numbers and order take in the first {most} patients by name only.")
            if self.filter == "all"
            else tr("The numbers above take in the first {most} patients by name only.")
        )
        return said.format(most=f"{self.counted:,}")
