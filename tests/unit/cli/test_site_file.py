"""`--site FILE`: a site's sets, limits and confirmations, named on every page."""

import json

import pytest

SITE = """
format = "poems-site/1"
site = "Hematology, Elm Valley"
sets = ["dispenzieri", "suichi_2019"]

[[confirmed]]
id = "japan_mhlw_2024"
by = "Dr. A. Moreau"
on = 2026-03-05
reason = "Read against the notice."
"""


@pytest.fixture
def site(case_file):
    return case_file(SITE, "site.toml")


def test_a_site_says_which_sets_are_weighed(run, case_file, a_case, site):
    cases = case_file(a_case())
    (plain,) = json.loads(run("assess", cases, "--json").output)
    (sited,) = json.loads(run("assess", cases, "--json", "--site", site).output)
    assert list(plain["criteria"]) == ["dispenzieri"]
    assert list(sited["criteria"]) == ["dispenzieri", "suichi_2019"]
    assert sited["site"] == "Hematology, Elm Valley"
    assert sited["policy_digest"] != plain["policy_digest"]
    page = run("assess", cases, "--site", site).output
    assert f"policy {sited['policy_digest'][:12]} of Hematology, Elm Valley." in page


def test_what_a_site_has_confirmed_may_be_asked_for(run, case_file, a_case, site):
    cases = case_file(a_case())
    refused = run("assess", cases, "--set", "japan_mhlw_2024")
    assert refused.exit_code == 2
    (sited,) = json.loads(
        run("assess", cases, "--json", "--site", site, "--set", "japan_mhlw_2024").output
    )
    assert "japan_mhlw_2024" in sited["criteria"]


def test_a_slip_in_the_site_file_refuses_it_with_a_suggestion(run, case_file, a_case):
    cases = case_file(a_case())
    site = case_file(SITE.replace("suichi_2019", "suichy_2019"), "site.toml")
    for command in (("assess", cases), ("report", cases, "--kind", "checklist", "--out", "x.pdf")):
        result = run(*command, "--site", site)
        assert result.exit_code == 2
        assert "Did you mean 'suichi_2019'?" in result.stderr
    result = run("assess", cases, "--site", "nowhere.toml")
    assert result.exit_code == 2
    assert result.stderr == "nowhere.toml cannot be read as text.\n"
