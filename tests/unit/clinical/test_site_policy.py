"""The site file: what it may say, and a sentence for everything that is wrong in it."""

from decimal import Decimal

import pytest

from poems_desktop.clinical.assessment import refusal
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.clinical.site_policy import confirmable, read_site_policy
from poems_desktop.core.partial_date import PartialDate

HEAD = 'format = "poems-site/1"\n'
SIGNED = 'by = "Dr. Ada"\non = 2026-03-05\nreason = "Our analyzer."\n'
CONFIRMED = f'[[confirmed]]\nid = "platelets_high"\n{SIGNED}'
LIMIT = f'[[threshold]]\ntest = "hemoglobin"\nabove = 16.2\nunit = "g/dL"\nsex = "F"\n{SIGNED}'
JAPAN = f'[[confirmed]]\nid = "japan_mhlw_2024"\n{SIGNED}'


@pytest.fixture
def problems(shipped):
    def told(text):
        with pytest.raises(ProblemsError) as refused:
            read_site_policy(text, shipped)
        return [str(one) for one in refused.value.problems]

    return told


def test_an_empty_site_file_is_the_shipped_policy(shipped):
    assert read_site_policy(HEAD, shipped) == Policy()


def test_everything_that_a_site_can_say(shipped):
    text = (
        f'{HEAD}site = " Elm Valley "\nsets = ["dispenzieri", "japan_mhlw_2024"]\n'
        f'vegf_rule = "published"\n{CONFIRMED}{JAPAN}{LIMIT}'
    )
    policy = read_site_policy(text, shipped)
    assert (policy.site, policy.vegf_rule) == ("Elm Valley", "published")
    assert policy.sets == ("dispenzieri", "japan_mhlw_2024")
    assert policy.confirmed == ("platelets_high", "japan_mhlw_2024")
    assert refusal(shipped.sets["japan_mhlw_2024"], policy) is None
    first = policy.confirmations[0]
    assert (first.by, first.reason, first.day) == (
        "Dr. Ada",
        "Our analyzer.",
        PartialDate(2026, 3, 5),
    )
    (limit,) = policy.thresholds
    assert (limit.test, limit.operator, limit.value) == ("hemoglobin", "above", Decimal("16.2"))
    assert (limit.unit, limit.sex, limit.by) == ("g/dL", "F", "Dr. Ada")


def test_a_limit_may_be_whole_at_least_and_for_both_sexes_and_a_day_a_text(shipped):
    text = LIMIT.replace("above = 16.2", "at_least = 16").replace('sex = "F"\n', "")
    text = text.replace("2026-03-05", '"2026-03-05"')
    (limit,) = read_site_policy(HEAD + text, shipped).thresholds
    assert (limit.operator, limit.value, limit.sex) == ("at_least", Decimal(16), None)
    assert limit.day == PartialDate(2026, 3, 5)


def test_two_limits_of_one_test_for_either_sex_stand_together(shipped):
    men = LIMIT.replace('"F"', '"M"')
    assert len(read_site_policy(HEAD + LIMIT + men, shipped).thresholds) == 2


def test_what_a_site_can_confirm(shipped):
    assert set(confirmable(shipped)) == {
        "japan_mhlw_2024",
        "platelets_high",
        "hemoglobin_high_men",
        "hemoglobin_high_women",
        "hematocrit_high_men",
        "hematocrit_high_women",
    }


def test_the_digest_tells_policies_apart_and_is_stable(shipped):
    one, same = (read_site_policy(HEAD + CONFIRMED, shipped).digest() for _ in range(2))
    other = read_site_policy(HEAD + CONFIRMED.replace("Ada", "Bo"), shipped).digest()
    assert one == same
    assert len({one, other, Policy().digest(), Policy(vegf_rule="published").digest()}) == 4
    assert len(one) == 64


WRONG = [
    ("", "format: has to be"),
    ('format = "poems-site/2"\n', "format: has to be"),
    ("format = \n", "is not TOML: Invalid value (at line 1, column 10)"),
    (f'{HEAD}vegf_rul = "stated"\n', "the key 'vegf_rul' is not known. Did you mean 'vegf_rule'?"),
    (f"{HEAD}quite_else = 1\n", "Known are: confirmed, format, sets, site, threshold, vegf_rule."),
    (f"{HEAD}site = 3\n", "site: has to be a text in quotes."),
    (f'{HEAD}sets = "dispenzieri"\n', "sets: has to be a list of at least one set"),
    (f"{HEAD}sets = []\n", "sets: has to be a list of at least one set"),
    (f'{HEAD}sets = ["dispenzeri"]\n', "'dispenzeri' is no criteria set. Did you mean"),
    (f"{HEAD}sets = [7]\n", "sets: 7 is no criteria set. Known are:"),
    (f'{HEAD}sets = ["dispenzieri", "dispenzieri"]\n', "'dispenzieri' stands twice; keep one."),
    (f'{HEAD}sets = ["japan_mhlw_2024"]\n', "is shipped switched off. Confirm it in a"),
    (f'{HEAD}vegf_rule = "best"\n', 'vegf_rule: has to be "stated" or "published".'),
    (f"{HEAD}vegf_rule = [1]\n", 'vegf_rule: has to be "stated" or "published".'),
    (f'{HEAD}confirmed = ["platelets_high"]\n', "has to be written as [[confirmed]] entries."),
    (f"{HEAD}threshold = 3\n", "has to be written as [[threshold]] entries."),
    (
        HEAD + CONFIRMED.replace("platelets_high", "platelet_high"),
        (
            "confirmed 1, id: 'platelet_high' is nothing that a site confirms. "
            "Did you mean 'platelets_high'?"
        ),
    ),
    (
        HEAD + CONFIRMED.replace("platelets_high", "suichi_2019"),
        "'suichi_2019' is switched on as shipped and needs no confirmation",
    ),
    (HEAD + CONFIRMED.replace('id = "platelets_high"\n', ""), "confirmed 1, id: is missing"),
    (HEAD + CONFIRMED.replace('"platelets_high"', '["x"]'), "confirmed 1, id: is missing"),
    (HEAD + CONFIRMED + CONFIRMED, "confirmed 2, id: 'platelets_high' is confirmed twice"),
    (HEAD + CONFIRMED + "why = 1\n", "confirmed 1: the key 'why' is not known."),
    (HEAD + CONFIRMED.replace('"Dr. Ada"', '" "'), "confirmed 1, by: is missing: say by whom"),
    (HEAD + CONFIRMED.replace('"Our analyzer."', "1"), "confirmed 1, reason: is missing"),
    (HEAD + CONFIRMED.replace("2026-03-05", '"5 March"'), "confirmed 1, on: has to be the day"),
    (HEAD + CONFIRMED.replace("2026-03-05", '"2026-03"'), "confirmed 1, on: has to be the day"),
    (HEAD + CONFIRMED.replace("2026-03-05", "2026-03-05T10:00:00"), "on: has to be the day"),
    (HEAD + CONFIRMED.replace("on = 2026-03-05\n", ""), "confirmed 1, on: has to be the day"),
    (HEAD + LIMIT.replace("hemoglobin", "haemoglobin"), "Did you mean 'hemoglobin'?"),
    (HEAD + LIMIT.replace("hemoglobin", "vegf"), "'vegf' has no limit that a site can set."),
    (HEAD + LIMIT.replace('test = "hemoglobin"\n', ""), "threshold 1, test: is missing."),
    (HEAD + LIMIT.replace('"F"', '"female"'), 'threshold 1, sex: has to be "F" or "M"'),
    (HEAD + LIMIT.replace("g/dL", "mmol/L"), "threshold 1, unit: has to be one of g/dL, g/L."),
    (HEAD + LIMIT.replace('unit = "g/dL"\n', ""), "threshold 1, unit: has to be one of"),
    (HEAD + LIMIT.replace("above = 16.2\n", ""), "give the limit once"),
    (HEAD + LIMIT + "at_least = 16\n", "give the limit once"),
    (HEAD + LIMIT.replace("16.2", '"16.2"'), "has to be a number without quotes"),
    (HEAD + LIMIT.replace("16.2", "true"), "has to be a number without quotes"),
    (HEAD + LIMIT.replace("16.2", "nan"), "has to be a number without quotes"),
    (HEAD + LIMIT.replace("16.2", "inf"), "has to be a number without quotes"),
    (HEAD + LIMIT.replace("16.2", "1e999999"), "has to be a number without quotes"),
    (HEAD + LIMIT.replace("16.2", "162"), "outside the possible range; check number and unit"),
    (HEAD + LIMIT.replace("16.2", "1.62"), "outside the possible range; check number and unit"),
    (HEAD + LIMIT + LIMIT, "'hemoglobin' has another limit for the same sex; keep one."),
    (HEAD + LIMIT + LIMIT.replace('sex = "F"\n', ""), "another limit for the same sex"),
    (HEAD + LIMIT.replace('"Dr. Ada"', '""'), "threshold 1, by: is missing"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_used(problems, text, said):
    (told,) = problems(text)
    assert said in told
    assert told.endswith((".", "?", "]"))


def test_every_wrong_line_is_told_at_once(problems):
    text = (
        f'{HEAD}sets = ["dispenzeri"]\nvegf_rule = "best"\n'
        f"{CONFIRMED.replace('platelets_high', 'x')}{LIMIT.replace('g/dL', 'kg')}"
    )
    assert len(problems(text)) == 4
