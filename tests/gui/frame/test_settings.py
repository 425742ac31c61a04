"""Settings: what the site decides is kept and audited, users and backups are managed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from poems_desktop.app.not_here import SETTING
from poems_desktop.app.preferences import load_preferences
from poems_desktop.app.site_settings import change_not_here, confirmed_sheet, load_choices
from poems_desktop.program import Program
from poems_desktop.store import store as store_module
from poems_desktop.store.errors import StoreCorrupt, StoreFull
from poems_desktop.store.saving import save_revision
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.store.users import list_users
from poems_desktop.ui.exporting import Exporting
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.number_edit import NumberEdit
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_recovery import RecoveryStep
from poems_desktop.ui.renewing import Renewing
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.settings.user_dialog import UserDialog
from poems_desktop.ui.text import unbroken

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.

PASSPHRASE = "violet anchor mistral 9 dunes"
OTHER = "copper lantern quiet 4 meadow"
NEW = "another long passphrase 7"


@pytest.fixture
def section(at_visit: Program) -> Callable[[str], Section]:
    """Opens the settings at a section."""

    def shown(name: str) -> Section:
        at_visit.shell.trigger("file.settings")
        return at_visit._menu._settings.dialog.show_section(name)

    return shown


def button(widget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def events(program: Program) -> list[str]:
    return [event.kind for event in program.desk.store.events()]


def test_a_confirmation_wants_a_reason_and_weighs_from_then_on(at_visit, section) -> None:
    site = section("Site")
    box = site.findChild(CheckBox, "confirm.platelets_high")
    box.click()
    assert not box.isChecked()
    assert "Say why" in site.message.text()
    site.policy.reason.setText("Same as our laboratory.")
    box.click()
    assert box.isChecked()
    assert at_visit.desk.sitting.policy.confirmed == ()
    button(site, "Save site settings").click()
    assert site.message.text().startswith("Saved.")
    policy = at_visit.desk.sitting.policy
    assert policy.confirmed == ("platelets_high",)
    (told,) = policy.confirmations
    assert (told.by, told.reason) == ("Dr. Ada", "Same as our laboratory.")
    assert load_choices(at_visit.desk.store).policy == policy
    assert events(at_visit).count("settings") == 1
    assert at_visit.desk.sitting.session is not None


def test_a_limit_that_is_refused_is_no_part_of_what_is_saved(at_visit, section) -> None:
    site = section("Site")
    site.policy.reason.setText("Our laboratory.")
    for value in ("450", "460"):
        site.findChild(NumberEdit, "limit.value").setText(value)
        button(site, "Add limit").click()
    assert site.message.text() != ""
    assert [str(one.value) for one in site.policy.policy.thresholds] == ["450"]
    button(site, "Save site settings").click()
    assert site.message.text().startswith("Saved.")
    assert [str(one.value) for one in at_visit.desk.sitting.policy.thresholds] == ["450"]


def test_site_settings_are_there_after_the_next_unlocking(at_visit, section, unlock) -> None:
    site = section("Site")
    assert not at_visit.desk.site.dose_arithmetic
    site._arithmetic.click()
    site._fever.setText("38,0")
    button(site, "Save site settings").click()
    at_visit.lock()
    unlock()
    assert at_visit.desk.site.dose_arithmetic
    assert at_visit.desk.site.fever_line == Decimal("38.0")


def test_what_the_site_section_says_of_the_sources_bears_their_marks(at_visit, section) -> None:
    site = section("Site")
    definitions = at_visit.desk.sitting.definitions
    texts = definitions.library.engraftment.texts
    said = {one.text() for one in site.findChildren(QLabel)}
    marks = [one.text() for one in site.findChildren(CitationMark)]
    for one in (definitions.thresholds, texts["dose_open"], texts["no_temperature"]):
        assert unbroken(one.text) in said
        for cite in one.cites:
            assert definitions.mark(cite) in marks
    assert not [one for one in said if "mg of the source" in one]


def test_a_test_that_is_not_available_is_kept_where_the_visit_reads_it(at_visit, section) -> None:
    site = section("Site")
    site._unavailable._one.show_value("vegf")
    button(site._unavailable, "Add").click()
    button(site, "Save site settings").click()
    assert at_visit.desk.store.head("setting", "tests_not_available").content == {
        "fields": ["vegf"]
    }


def test_what_a_full_disk_refuses_is_refused_as_a_whole(at_visit, section, monkeypatch) -> None:
    site, store = section("Site"), at_visit.desk.store
    site.policy.reason.setText("Same as our laboratory.")
    site.findChild(CheckBox, "confirm.platelets_high").click()
    site._arithmetic.click()
    site._unavailable._one.show_value("vegf")
    button(site._unavailable, "Add").click()
    before = at_visit.desk.sitting.policy

    def full_at_the_second(connection, new, expected):
        if new.entity_id == "site":
            raise StoreFull
        return save_revision(connection, new, expected)

    monkeypatch.setattr(store_module, "save_revision", full_at_the_second)
    button(site, "Save site settings").click()
    assert site.message.text() == StoreFull().sentence
    assert [store.head("setting", name) for name in ("policy", "site", SETTING)] == [None] * 3
    assert "settings" not in events(at_visit)
    assert at_visit.desk.sitting.policy == before
    assert not at_visit.desk.site.dose_arithmetic
    assert site.dirty
    monkeypatch.undo()
    button(site, "Save site settings").click()
    assert at_visit.desk.sitting.policy.confirmed == ("platelets_high",)
    assert at_visit.desk.site.dose_arithmetic
    assert store.head("setting", SETTING).content == {"fields": ["vegf"]}
    assert events(at_visit).count("settings") == 3


def test_what_was_left_unsaved_is_not_put_over_a_mark_made_since(at_visit, section) -> None:
    site = section("Site")
    site._unavailable._one.show_value("papilledema")
    button(site._unavailable, "Add").click()
    at_visit._menu._settings.dialog.close()
    assert section("Site")._unavailable.chosen() == ["papilledema"]
    at_visit._menu._settings.dialog.close()
    change_not_here(at_visit.desk.store, lambda kept: kept.marked("vegf"))
    assert section("Site")._unavailable.chosen() == ["vegf"]


def test_a_list_that_cannot_be_read_is_said_and_kept(at_visit, section) -> None:
    store = at_visit.desk.store
    store.save("setting", SETTING, "", {"fields": ["vegf"], "by_ward": {}})
    site = section("Site")
    assert "cannot be read by this version" in site.message.text()
    site._arithmetic.click()
    button(site, "Save site settings").click()
    assert at_visit.desk.site.dose_arithmetic
    assert store.head("setting", SETTING).content == {"fields": ["vegf"], "by_ward": {}}


def test_a_list_that_the_store_does_not_give_cannot_be_changed(
    at_visit, section, monkeypatch
) -> None:
    def failing(*_: object) -> None:
        raise StoreCorrupt

    monkeypatch.setattr(at_visit.desk.store, "head", failing)
    site = section("Site")
    assert site.message.text() == StoreCorrupt().sentence
    assert not site._unavailable.isEnabled()


def test_a_wrong_value_saves_nothing(at_visit, section) -> None:
    site = section("Site")
    site._arithmetic.click()
    site._fever.setText("380")
    button(site, "Save site settings").click()
    assert "35 to 42" in site.message.text()
    assert not load_choices(at_visit.desk.store).site.dose_arithmetic
    assert "settings" not in events(at_visit)
    button(site, "Start over").click()
    assert not site._arithmetic.isChecked()


def test_a_coordinator_sees_the_site_and_changes_nothing(program, unlock) -> None:
    unlock(OTHER, "Ben Cole")
    program.shell.trigger("file.settings")
    site = program._menu._settings.dialog.show_section("Site")
    site._arithmetic.click()
    button(site, "Save site settings").click()
    assert "A physician enters and signs" in site.message.text()
    assert not program.desk.site.dose_arithmetic


def test_lock_time_and_paper_are_remembered_outside_the_store(at_visit, section) -> None:
    computer = section("This computer")
    computer._lock.setCurrentIndex(0)
    computer._lock.flush()
    computer._paper.edited.emit("letter")
    found = load_preferences(at_visit.places.preferences)
    assert (found.lock_minutes, found.paper) == (2, "letter")
    assert at_visit.opening.sheet.paper == "letter"


def test_users_are_added_given_roles_and_removed(
    at_visit, section, qtbot: QtBot, folder: Path, dialogs
) -> None:
    users = section("Users and keys")
    button(users, "Add user…").click()
    (dialog,) = users.findChildren(UserDialog)
    qtbot.keyClicks(dialog._name, "Cy Dunn")
    for field in dialog.findChildren(PassphraseEdit):
        qtbot.keyClicks(field, NEW)
    button(dialog, "Add user").click()
    qtbot.waitUntil(lambda: len(list_users(folder)) == 3, timeout=10_000)
    qtbot.waitUntil(lambda: "can open the store" in users.message.text(), timeout=10_000)
    added = list_users(folder)[2]
    assert (added.name, added.role) == ("Cy Dunn", "reader")
    remove = next(
        one for one in users.findChildren(QPushButton) if one.accessibleName() == "Remove Cy Dunn"
    )
    remove.click()
    assert dialogs.asked == ["Remove Cy Dunn?"]
    assert [user.name for user in list_users(folder)] == ["Dr. Ada", "Ben Cole"]
    assert "renew the key afterwards" in users.message.text()
    assert events(at_visit).count("users") == 2


def test_the_last_physician_stays(at_visit, section, dialogs, folder) -> None:
    users = section("Users and keys")
    remove = next(
        one for one in users.findChildren(QPushButton) if one.accessibleName() == "Remove Dr. Ada"
    )
    remove.click()
    assert "last physician" in users.message.text()
    assert len(list_users(folder)) == 2


def test_a_new_sheet_is_confirmed_by_typing_it_back(at_visit, section, qtbot: QtBot) -> None:
    before = confirmed_sheet(at_visit.desk.store)
    users = section("Users and keys")
    button(users, "Make a new recovery sheet…").click()
    flow = at_visit._menu._settings
    qtbot.waitUntil(lambda: flow._sheet is not None, timeout=10_000)
    (step,) = flow._sheet.findChildren(RecoveryStep)
    groups = list(step._groups)
    button(step, "I have it: go on").click()
    for field, place in zip(step._typed, step.asked_places(), strict=True):
        qtbot.keyClicks(field, groups[place - 1])
    button(step, "Open the store").click()
    after = confirmed_sheet(at_visit.desk.store)
    assert after not in (None, before)


def test_the_key_is_renewed_after_a_backup_and_everybody_still_opens_the_store(
    at_visit, qtbot: QtBot, dialogs, folder
) -> None:
    old = bytes(at_visit.opened.key.data_key)
    Renewing(at_visit).ask()
    assert dialogs.asked == ["Renew the key of this store?"]
    qtbot.waitUntil(
        lambda: at_visit.desk is not None and at_visit.opened is not None, timeout=20_000
    )
    assert bytes(at_visit.opened.key.data_key) != old
    assert at_visit.opened.key.generation == 2
    assert any(one.name.startswith("backup-") for one in (folder / "backups").iterdir())
    assert [row.family for row in at_visit.desk.store.patients()] == ["Ellerby"]
    unlock_key(folder, OTHER, "Ben Cole").wipe()


def test_own_passphrase_changes_by_the_old_one(at_visit, qtbot: QtBot, folder) -> None:
    at_visit.shell.trigger("file.passphrase")
    from poems_desktop.ui.settings.passphrase_dialog import PassphraseDialog

    (dialog,) = at_visit.shell.findChildren(PassphraseDialog)
    qtbot.keyClicks(dialog._old, "not this one at all")
    for field in dialog._new.findChildren(PassphraseEdit):
        qtbot.keyClicks(field, NEW)
    button(dialog, "Change passphrase").click()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=10_000)
    assert "does not open the store" in dialog._message.text()
    dialog._old.setText(PASSPHRASE)
    button(dialog, "Change passphrase").click()
    with qtbot.waitSignal(dialog.changed, timeout=10_000):
        pass
    unlock_key(folder, NEW, "Dr. Ada").wipe()
    with pytest.raises(Exception, match="does not open"):
        unlock_key(folder, PASSPHRASE, "Dr. Ada")


def test_a_backup_is_made_noted_and_proven(at_visit, section, qtbot: QtBot, tmp_path: Path) -> None:
    backups = section("Backups")
    place = tmp_path / "stick"
    place.mkdir()
    backups.places.add(place)
    button(backups, "Back up now").click()
    with qtbot.waitSignal(at_visit.backups.finished, timeout=20_000) as heard:
        pass
    (found,) = heard.args
    assert found.made is not None
    assert not found.troubles
    assert [one.trouble for one in found.arrivals] == [None]
    assert any(one.name.startswith("backup-") for one in place.iterdir())
    assert events(at_visit).count("backup") == 1
    strip = at_visit.shell.workspace().status.facts()
    assert strip.backup == "Backup proven 20-Nov-2025"
    assert not strip.running


def test_a_backup_after_the_lock_is_in_the_log_after_the_next_unlocking(
    at_visit, unlock, qtbot: QtBot, folder
) -> None:
    at_visit.lock()
    qtbot.waitUntil(lambda: not at_visit._ending, timeout=20_000)
    (made,) = [one.name for one in (folder / "backups").iterdir() if one.name.startswith("backup-")]
    unlock()
    assert "backup" not in events(at_visit)
    at_visit.backups.begin()
    kinds = {event.kind: event.details for event in at_visit.desk.store.events()}
    assert kinds["backup"]["backup"] == made


def test_a_running_backup_can_be_canceled(at_visit, qtbot: QtBot, folder, monkeypatch) -> None:
    watch = at_visit.backups
    watch.back_up_now()
    watch.cancel()
    with qtbot.waitSignal(watch.finished, timeout=20_000):
        pass
    left = [one.name for one in (folder / "backups").glob("*.partial")]
    assert left == []


def test_verify_tells_that_all_is_well(at_visit, qtbot: QtBot, dialogs) -> None:
    at_visit.shell.trigger("file.verify")
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=20_000)
    assert dialogs.told[0].startswith("Verify store: ")
    assert at_visit.shell.workspace().status.facts().notice == ""


def test_one_long_work_at_a_time_and_the_second_says_so(
    at_visit, qtbot: QtBot, dialogs, monkeypatch
) -> None:
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked.append(1) or ("", ""))
    at_visit.shell.trigger("file.verify")
    at_visit.shell.trigger("file.export")
    assert dialogs.told == ["Export: Verify store is not done yet. Try again when it has ended."]
    assert asked == []
    at_visit.shell.trigger("file.verify")
    assert len(dialogs.told) == 2
    qtbot.waitUntil(lambda: len(dialogs.told) == 3, timeout=20_000)
    assert "not done yet" not in dialogs.told[2]
    at_visit.shell.trigger("file.export")
    assert asked == [1]


def test_export_warns_writes_and_is_noted(at_visit, qtbot: QtBot, dialogs, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    Exporting(at_visit, at_visit._menu._store_jobs()).write_to(path)
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=20_000)
    assert "1 patients with" in dialogs.told[0]
    assert "Ellerby" in path.read_text(encoding="utf-8")
    assert "export" in events(at_visit)
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []
