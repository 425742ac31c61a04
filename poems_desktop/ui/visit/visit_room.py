"""What stands beside the form of a visit: by the width of the page, and by what was opened."""

from PySide6.QtCore import QObject, QSize, Qt, Signal

from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.about_bar import AboutBar
from poems_desktop.ui.visit.checklist_panel import ChecklistPanel
from poems_desktop.ui.visit.checklist_strip import ChecklistStrip
from poems_desktop.ui.visit.form_page import FormPage
from poems_desktop.ui.visit.navigator import Navigator
from poems_desktop.ui.visit.visit_heading import VisitHeading

# All in px of the page at the usual text size, beside the list of patients of such a window.
_STRIP_BELOW = 1100
_DOMAINS_ABOVE = 700
_ABOUT_ABOVE = 560
_TWO_COLUMNS_ABOVE = 2270
_PANELS = ((_TWO_COLUMNS_ABOVE, 240, 480), (1650, 220, 420), (0, 188, 356))
"""From which width on, the navigator, the checklist."""


class VisitRoom(QObject):
    """Gives each part its place; `strip_opened()` tells that the strip has to be filled.

    A narrow page shows the checklist as a strip, a low one no words about the field. Where the
    form would be cut the domains give way too, to a button above it.
    """

    strip_opened = Signal()

    def __init__(  # noqa: PLR0913 - the parts of the page
        self,
        heading: VisitHeading,
        navigator: Navigator,
        form: FormPage,
        about: AboutBar,
        checklist: ChecklistPanel,
        strip: ChecklistStrip,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._heading = heading
        self._navigator = navigator
        self._form = form
        self._about = about
        self._checklist = checklist
        self._strip = strip
        self._about_wanted: bool | None = None
        self._arranged_for = (0, 0.0)  # px wide, text scale
        self._wide = 0.0

    def fit(self, size: QSize) -> None:
        """Arrange everything for a page of this size."""
        scale = text_scale()
        room = (size.width(), scale)
        if room != self._arranged_for:  # what was opened by hand stays at any height
            self._arranged_for = room
            self._wide = size.width() / scale
            self._fit_width()
        high = size.height() / scale >= _ABOUT_ABOVE
        self._about.setVisible(high if self._about_wanted is None else self._about_wanted)

    def toggle_checklist(self) -> None:
        """Show or put away the checklist; in a narrow page in place of the navigator."""
        shown = self._checklist.isHidden()
        self._checklist.setVisible(shown)
        if self._is_narrow():
            self._strip.show_open(shown)
            self._navigator.setVisible(not shown and self._has_room_for_domains())
        else:
            self._strip.setVisible(not shown)
            self.strip_opened.emit()
        if shown:
            self._checklist.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_domains(self) -> None:
        """Show or put away the domains."""
        self._navigator.setVisible(self._navigator.isHidden())

    def show_domains(self) -> None:
        """Show the domains, for a moment where they have no room."""
        self._navigator.show()

    def put_domains_away(self) -> None:
        """One was chosen: where they have no room they give way again."""
        self._navigator.setVisible(self._has_room_for_domains())

    def toggle_about(self) -> None:
        """Show or put away what is known of the field with the focus."""
        self._about_wanted = self._about.isHidden()
        self._about.setVisible(self._about_wanted)
        self._about.tell()

    def _fit_width(self) -> None:
        narrow = self._is_narrow()
        navigator, checklist = next(two for least, *two in _PANELS if self._wide >= least)
        self._navigator.set_width(navigator)
        self._checklist.set_width(checklist)
        self._form.show_in_two(self._wide >= _TWO_COLUMNS_ABOVE)
        self._strip.setVisible(narrow)
        self._checklist.setVisible(not narrow)
        self.put_domains_away()
        self._heading.offer_domains(not self._has_room_for_domains())
        self._strip.show_open(False)
        self.strip_opened.emit()

    def _is_narrow(self) -> bool:
        return self._wide < _STRIP_BELOW

    def _has_room_for_domains(self) -> bool:
        return self._wide >= _DOMAINS_ABOVE
