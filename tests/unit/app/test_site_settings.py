"""What a site decides is kept in its store, and a damaged setting never stops an opening."""

import shutil
from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.not_here import SETTING, NotHere
from poems_desktop.app.site_draft import (
    NewLimit,
    Word,
    changeable_sets,
    checked,
    choices,
    limit_words,
    site_text,
    typed_site,
    with_confirmed,
    with_limit,
    with_set,
    without_confirmed,
    without_limit,
)
from poems_desktop.app.site_settings import (
    SiteSettings,
    UnreadableListError,
    change_not_here,
    confirm_sheet,
    confirmed_sheet,
    load_choices,
    load_not_here,
    save_choices,
    settings_state,
)
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.store.errors import NotAllowed
from poems_desktop.store.store import Store

WORD = Word("Dr. Ada", date(2026, 3, 5), 'Our "laboratory",\nat 1,600 m \u007f')


@pytest.fixture
def store(template, folder, clock):
    """A real store, where the tests beside these have a fake one."""
    shutil.copytree(template, folder)
    with Store.unlock(folder, "open sesame", author="Dr. Ada", clock=clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def definitions():
    return load_definitions()


def test_a_store_without_settings_is_as_shipped(store: Store):
    found = load_choices(store)
    assert (found.policy, found.site, found.sentence) == (Policy(), SiteSettings(), "")
    assert not found.site.dose_arithmetic


def test_settings_read_back_and_earlier_ones_stay(store: Store, definitions):
    policy = with_confirmed(Policy(), "platelets_high", WORD)
    save_choices(store, policy=policy)
    save_choices(store, policy=without_confirmed(policy, "platelets_high"))
    save_choices(store, site=SiteSettings(fever_line=Decimal("38.0")))
    found = load_choices(store)
    assert found.policy == Policy()
    assert found.site.fever_line == Decimal("38.0")
    assert found.site.call_at == "38.0 °C"
    assert SiteSettings().call_at == ""
    assert [one.content["confirmed"] for one in store.history("setting", "policy")] == [
        ["platelets_high"],
        [],
    ]


def test_what_is_saved_together_is_in_the_log_and_what_is_not_given_stays(store: Store):
    policy = with_confirmed(Policy(), "platelets_high", WORD)
    before = settings_state(store)
    save_choices(store)
    assert settings_state(store) == before
    save_choices(store, policy=policy, not_here=NotHere(frozenset({"vegf"})))
    assert settings_state(store) != before
    assert store.head("setting", "site") is None
    told = [event.details for event in store.events() if event.kind == "settings"]
    assert told == [
        {"entity": "tests_not_available"},
        {"entity": "policy", "digest": policy.digest()},
    ]


def test_a_setting_of_a_later_version_is_left_out_and_told(store: Store):
    store.save("setting", "policy", "", {"sets": ["dispenzieri"], "new_thing": 1})
    store.save("setting", "site", "", {"fever_line": "99"})
    found = load_choices(store)
    assert (found.policy, found.site) == (Policy(), SiteSettings())
    assert found.unread == ("policy", "site")
    assert "shipped ones are used" in found.sentence


def test_only_a_physician_sets_them(store: Store, clock, folder):
    store._session.worker = type(store._session.worker)("Ben", "coordinator", clock)
    with pytest.raises(NotAllowed):
        save_choices(store, site=SiteSettings(dose_arithmetic=True))


def test_the_sheet_that_somebody_typed_back(store: Store):
    assert confirmed_sheet(store) is None
    confirm_sheet(store, "4F7A-91C2")
    assert confirmed_sheet(store) == "4F7A-91C2"


def test_the_text_of_a_policy_is_read_back_as_the_same_policy(definitions):
    policy = with_confirmed(Policy(site="Elm Valley"), "platelets_high", WORD)
    policy = with_limit(policy, NewLimit("hemoglobin", "above", "16,2", "g/dL", "F"), WORD)
    assert checked(policy, definitions) == policy
    assert "[[threshold]]" in site_text(policy)
    assert checked(without_limit(policy, 0), definitions).thresholds == ()


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (NewLimit("hemoglobin", "above", "1,234", "g/dL"), "1234 or 1.234"),
        (NewLimit("hemoglobin", "above", ">16", "g/dL"), "without a sign"),
        (NewLimit("hemoglobin", "above", "1600", "g/dL"), "outside the possible range"),
        (NewLimit("hemoglobin", "above", "16", "mg"), "has to be one of"),
        (NewLimit("vegf", "above", "16", "pg/mL"), "no limit that a site can set"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_in_words(definitions, limit, said):
    with pytest.raises(ProblemsError, match=said):
        checked(with_limit(Policy(), limit, WORD), definitions)


def test_a_set_shipped_off_is_used_only_once_confirmed(definitions):
    off = next(one.id for one in definitions.sets.values() if not one.switched_on)
    with pytest.raises(ProblemsError, match="switched off"):
        checked(with_set(Policy(), off, used=True), definitions)
    policy = with_set(with_confirmed(Policy(), off, WORD), off, used=True)
    assert checked(policy, definitions).sets == ("dispenzieri", off)
    assert without_confirmed(policy, off).sets == ("dispenzieri",)
    assert with_set(policy, "dispenzieri", used=False) == policy


def test_every_choice_says_what_to_do_first(definitions):
    found = choices(with_confirmed(Policy(), "platelets_high", WORD), definitions)
    assert {one.id for one in found} >= {"platelets_high", "hemoglobin_high_women"}
    assert all(one.label and one.about for one in found)
    assert [one.id for one in found if one.confirmed is not None] == ["platelets_high"]


def test_a_set_may_be_changed_once_confirmed_and_never_the_headline(definitions):
    off = next(one.id for one in definitions.sets.values() if not one.switched_on)
    on = {one.id for one in definitions.sets.values() if one.switched_on}
    assert changeable_sets(Policy(), definitions) == on - {"dispenzieri"}
    confirmed = with_confirmed(Policy(), off, WORD)
    assert changeable_sets(confirmed, definitions) == (on | {off}) - {"dispenzieri"}
    leads = confirmed.model_copy(update={"sets": (off,)})
    assert changeable_sets(leads, definitions) == on


@pytest.mark.parametrize(
    ("fever", "line"),
    [("", None), ("  ", None), ("38,0", "38.0"), ("35", "35"), ("42", "42"), (" 38.3 ", "38.3")],
)
def test_a_fever_line_is_a_temperature_or_none(fever, line):
    found = typed_site(dose_arithmetic=True, fever=fever, call=" Dr. Bo ")
    expected = None if line is None else Decimal(line)
    assert found == SiteSettings(dose_arithmetic=True, fever_line=expected, call="Dr. Bo")


@pytest.mark.parametrize("fever", ["34.9", "42.1", "380", "100.4", "<38", "38,000", "warm"])
def test_what_is_no_fever_line_is_refused_with_its_bounds(fever):
    with pytest.raises(ProblemsError, match="has to be a temperature from 35 to 42"):
        typed_site(dose_arithmetic=False, fever=fever, call="")


def test_a_limit_reads_as_it_is_meant(definitions):
    policy = with_limit(Policy(), NewLimit("platelets", "above", "450", "10*9/L"), WORD)
    policy = with_limit(policy, NewLimit("hemoglobin", "at_least", "16,5", "g/dL", "M"), WORD)
    said = [limit_words(one, definitions) for one in policy.thresholds]
    assert said == ["above 450 ×10⁹/L", "at least 16.5 g/dL"]


def test_a_test_is_marked_in_the_list_as_the_store_has_it(store: Store):
    save_choices(store, not_here=NotHere(frozenset({"vegf"})))
    changed = change_not_here(store, lambda kept: kept.marked("papilledema"))
    assert changed == load_not_here(store) == NotHere(frozenset({"vegf", "papilledema"}))
    assert change_not_here(store, lambda kept: kept.unmarked("vegf")).fields == {"papilledema"}


def test_a_list_that_cannot_be_read_is_never_written_over(store: Store):
    store.save("setting", SETTING, "", {"fields": ["vegf"], "by_ward": {}})
    with pytest.raises(UnreadableListError, match="was left as it is"):
        change_not_here(store, lambda kept: kept.marked("papilledema"))
    assert store.head("setting", SETTING).content == {"fields": ["vegf"], "by_ward": {}}
