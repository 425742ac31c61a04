"""What a workstation remembers: never patient data, never a reason not to start."""

import json

import pytest

from poems_desktop.app.preferences import (
    Places,
    Preferences,
    Recent,
    load_preferences,
    save_preferences,
    user_places,
)


def test_what_is_saved_reads_back(tmp_path):
    given = Preferences("dark", 1.25, (Recent("/a b/ü", "2025-11-20T08:00"),))
    save_preferences(tmp_path / "new" / "preferences.json", given)
    assert load_preferences(tmp_path / "new" / "preferences.json") == given
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["preferences.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"5",
        b"\xff\xfe",
        b"{}",
        b'{"recent": 5, "text_scale": 1}',
        b'{"recent": {"a": 1}, "text_scale": 1}',
        b'{"recent": [{}], "text_scale": 1}',
        b'{"recent": [], "text_scale": "large"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path, content):
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert load_preferences(path) == Preferences()
    assert load_preferences(tmp_path) == Preferences()
    assert load_preferences(tmp_path / "none.json") == Preferences()


@pytest.mark.parametrize(
    ("scale", "used"), [(0, 1.0), (-5, 1.0), (1.2, 1.2), (99, 1.5), ("NaN", 1.0), ("Infinity", 1.5)]
)
def test_a_text_size_stays_readable(tmp_path, scale, used):
    path = tmp_path / "preferences.json"
    path.write_text(f'{{"recent": [], "text_scale": {scale}, "theme": "pink"}}', encoding="utf-8")
    assert load_preferences(path) == Preferences("light", used)


def test_the_store_opened_last_stands_first_once_and_few_are_kept():
    found = Preferences()
    for n in [*range(10), 5]:
        found = found.with_recent(f"/s{n}", f"t{n}")
    assert [one.folder for one in found.recent][:3] == ["/s5", "/s9", "/s8"]
    assert len(found.recent) == 8


def test_very_many_recent_stores_are_cut(tmp_path):
    path = tmp_path / "preferences.json"
    recent = [{"folder": f"/{n}", "opened": ""} for n in range(50)]
    path.write_text(json.dumps({"recent": recent, "text_scale": 1}), encoding="utf-8")
    assert len(load_preferences(path).recent) == 8


def test_a_failed_write_keeps_the_old_file(tmp_path):
    path = tmp_path / "preferences.json"
    save_preferences(path, Preferences("dark"))
    (tmp_path / "preferences.new").mkdir()
    with pytest.raises(OSError, match="preferences"):
        save_preferences(path, Preferences("light"))
    assert load_preferences(path).theme == "dark"


def test_the_demo_store_lies_apart_from_real_ones(tmp_path):
    places = Places(tmp_path / "data", tmp_path / "config")
    assert places.stores not in places.demo.parents
    assert places.preferences.parent == tmp_path / "config"
    assert user_places().data.name == "poems-desktop"


def test_a_store_is_forgotten_and_the_others_stay(tmp_path):
    found = Preferences(recent=(Recent("/a", "1"), Recent("/b", "2")))
    assert found.without_recent("/a").recent == (Recent("/b", "2"),)
    assert found.without_recent("/c") == found


@pytest.mark.parametrize(("given", "used"), [(0, 1), (-3, 1), (99999, 240), (15, 15)])
def test_no_file_switches_the_lock_off(tmp_path, given, used):
    path = tmp_path / "preferences.json"
    for value in (str(given), "true", '"off"'):
        text = f'{{"recent": [], "text_scale": 1, "lock_minutes": {value}}}'
        path.write_text(text, encoding="utf-8")
        expected = used if value == str(given) else 10
        assert load_preferences(path).lock_minutes == expected
