"""What flows and pages share: the sitting, the window, questions to the user, and writing first."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.preferences import Preferences
from poems_desktop.app.rights import Rights
from poems_desktop.app.site_settings import SiteSettings
from poems_desktop.app.sitting import Sitting
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.dialogs import Dialogs, HushableDialogs


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every flow and page while a store is open.

    `flush` takes the field being typed in as finished and writes the draft; False where it
    failed. `show_page` chooses a page by its name. `site()` is what the site has chosen,
    `preferences()` what this computer remembers, `half_typed` what stands in boxes that are no
    records yet.
    """

    sitting: Sitting
    window: QWidget
    dialogs: Dialogs
    flush: Callable[[], bool]
    show_page: Callable[[str], None]
    site: Callable[[], SiteSettings] = SiteSettings
    preferences: Callable[[], Preferences] = Preferences
    half_typed: HalfTyped = field(default_factory=HalfTyped)

    @property
    def rights(self) -> Rights:
        """What who works here may change."""
        return self.sitting.rights

    @property
    def hushed(self) -> bool:
        """Whether nobody answers any more, as the window is being locked."""
        return isinstance(self.dialogs, HushableDialogs) and self.dialogs.hushed

    def attempt(self, failing: str, action: Callable[[], object]) -> bool:
        """Do what may meet a known problem of the store; say so under the title `failing`."""
        try:
            action()
        except StoreError as error:
            self.dialogs.tell(failing, error.sentence, self.window)
            return False
        return True
