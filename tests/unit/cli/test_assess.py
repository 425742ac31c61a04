"""`assess`: the contract that scripts rely on."""

import json
import shutil

import pytest
from click.testing import CliRunner

from poems_desktop import assets
from poems_desktop.cli import cli

ITEMS = {
    "polyneuropathy",
    "monoclonal_pcd",
    "castleman",
    "sclerotic_bone",
    "vegf",
    "organomegaly",
    "volume_overload",
    "endocrinopathy",
    "skin",
    "papilledema",
    "thrombocytosis_polycythemia",
}
MET = {
    "polyneuropathy": "present",
    "monoclonal_gammopathy": "present",
    "castleman_disease": "present",
    "ascites": "present",
}


def _result(**parts):
    return {"test": "vegf", "value": 318, "unit": "pg/mL", "specimen": "plasma", **parts}


def _main(found):
    return found["criteria"]["dispenzieri"]


def test_always_a_list_also_for_one_case(assess, a_case):
    assert [one["id"] for one in assess(a_case())] == ["one"]
    assert [one["id"] for one in assess([a_case()])] == ["one"]


def test_cases_keep_their_order(assess, a_case):
    names = ["z", "a", "m", "0", "b-2", "b-10"]
    assert [one["id"] for one in assess([a_case(id=name) for name in names])] == names


def test_each_result_has_what_scripts_read(assess, a_case):
    (found,) = assess(a_case())
    assert next(iter(found["criteria"])) == "dispenzieri"
    main = _main(found)
    assert set(main["items"]) == set(main["evidence"]) == ITEMS
    assert set(main["items"].values()) == {"unknown"}
    assert main["verdict"] == "undetermined"
    assert main["set_version"] == "1"
    assert set(main["would_settle"]) == {"met", "not_met", "truncated"}


@pytest.mark.parametrize(
    ("changes", "verdict", "states"),
    [
        ({}, "met", {"met", "unknown"}),
        ({"polyneuropathy": "absent"}, "not_met", {"met", "not_met", "unknown"}),
        ({"castleman_disease": "absent"}, "undetermined", {"met", "not_met", "unknown"}),
    ],
)
def test_verdicts_and_states_use_the_agreed_words(assess, a_case, changes, verdict, states):
    main = _main(assess(a_case(findings={**MET, **changes}))[0])
    assert main["verdict"] == verdict
    assert set(main["items"].values()) == states


def test_evidence_names_its_field_and_speaks_for_or_against(assess, a_case):
    (found,) = assess(a_case(findings={**MET, "papilledema": "absent"}))
    evidence = _main(found)["evidence"]
    (seen,) = evidence["volume_overload"]
    assert (seen["field"], seen["speaks"], seen["text"]) == ("ascites", "for", "present")
    assert evidence["papilledema"][0]["speaks"] == "against"
    assert evidence["skin"] == []


def test_what_would_settle_it_names_criteria_and_fields(assess, a_case):
    found = {key: state for key, state in MET.items() if key != "castleman_disease"}
    settle = _main(assess(a_case(findings=found))[0])["would_settle"]
    assert [one["criteria"] for one in settle["met"]] == [
        ["vegf"],
        ["sclerotic_bone"],
        ["castleman"],
    ]
    assert [one["criteria"] for one in settle["not_met"]] == [
        ["vegf", "castleman", "sclerotic_bone"]
    ]
    assert settle["met"][2]["fields"] == {"castleman": ["castleman_disease"]}
    assert settle["truncated"] is False


@pytest.mark.parametrize(
    ("rule", "fields"), [("stated", ["vegf", "vegf_elevated"]), ("published", ["vegf"])]
)
def test_a_statement_settles_vegf_only_under_the_rule_that_takes_it(assess, a_case, rule, fields):
    found = {key: state for key, state in MET.items() if key != "castleman_disease"}
    settle = _main(assess(a_case(findings=found), "--vegf-rule", rule)[0])["would_settle"]
    assert settle["met"][0]["fields"] == {"vegf": fields}


@pytest.mark.parametrize("findings", [MET, {"polyneuropathy": "absent"}])
def test_a_decided_set_has_nothing_left_to_settle(assess, a_case, findings):
    settle = _main(assess(a_case(findings=findings))[0])["would_settle"]
    assert settle == {"met": [], "not_met": [], "truncated": False}


def test_no_more_than_twenty_ways_are_listed(assess, a_case):
    settle = _main(assess(a_case())[0])["would_settle"]
    assert len(settle["met"]) <= 20
    every = 3 * 6
    assert len(settle["met"]) == every
    assert settle["truncated"] is False


def test_the_limit_of_ways_is_said(monkeypatch, assess, a_case):
    monkeypatch.setattr("poems_desktop.exchange.assessment_json.MOST_SETS", 2)
    settle = _main(assess(a_case())[0])["would_settle"]
    assert (len(settle["met"]), settle["truncated"]) == (2, True)


def test_every_way_names_a_field_for_every_criterion(assess, a_case):
    cases = [
        {},
        {"endocrinopathy": "present", "diabetes_mellitus": "present"},
        {"hemangioma": "present", "skin_changes": "absent"},
        {"spep_result": "absent", "monoclonal_gammopathy": "absent"},
    ]
    for place, findings in enumerate(cases):
        settle = _main(assess(a_case(id=f"c{place}", findings=findings))[0])["would_settle"]
        for direction in ("met", "not_met"):
            for one in settle[direction]:
                assert set(one["fields"]) == set(one["criteria"])
                assert all(one["fields"].values())


# --- options -------------------------------------------------------------------------------


def test_the_rule_is_stated_by_default_and_named(assess, a_case):
    one = a_case(findings={"vegf_elevated": "present"})
    (found,) = assess(one)
    assert found["vegf_rule"] == "stated"
    assert _main(found)["items"]["vegf"] == "met"
    (found,) = assess(one, "--vegf-rule", "published")
    assert found["vegf_rule"] == "published"
    assert _main(found)["items"]["vegf"] == "unknown"


@pytest.mark.parametrize("rule", ["stated", "published"])
def test_the_page_names_the_rule_the_day_and_its_limits(run, case_file, a_case, rule):
    path = case_file([a_case(id="a"), a_case(id="b")])
    page = run("assess", path, "--vegf-rule", rule, "--as-of", "2025-11-20").stdout
    assert page.count(f"VEGF rule {rule}:") == 2
    assert page.count("As of 20-Nov-2025") == 2
    assert page.count("does not diagnose") == 2


def test_a_published_value_below_the_cut_off_is_not_met_by_that_rule_only(assess, a_case):
    one = a_case(measurements=[_result(value=199)])
    assert _main(assess(one)[0])["items"]["vegf"] == "unknown"
    assert _main(assess(one, "--vegf-rule", "published")[0])["items"]["vegf"] == "not_met"


@pytest.mark.parametrize("rule", ["stated", "published"])
def test_a_statement_against_its_own_number_is_reported(assess, run, case_file, a_case, rule):
    one = a_case(findings={"vegf_elevated": "absent"}, measurements=[_result()])
    (found,) = assess(one, "--vegf-rule", rule)
    (conflict,) = found["conflicts"]
    assert "318 pg/mL, plasma" in conflict
    assert conflict in run("assess", case_file(one), "--vegf-rule", rule).stdout


def test_as_of_leaves_out_what_came_later(assess, a_case):
    one = a_case(
        visit={"date": "2021-06-15"}, findings=MET, measurements=[_result(collected="2021-07-01")]
    )
    before, between, after = (
        _main(assess(one, "--as-of", day)[0]) for day in ("2021-06-14", "2021-06-15", "2021-07-01")
    )
    assert before["verdict"] == "undetermined"
    assert set(before["items"].values()) == {"unknown"}
    assert (between["verdict"], between["items"]["vegf"]) == ("met", "unknown")
    assert after["items"]["vegf"] == "met"


@pytest.mark.parametrize("day", ["31-Feb", "2025-02-31", "20-Nov-2025", "", "2025-11", "tomorrow"])
def test_a_day_that_cannot_be_read_is_refused(run, case_file, a_case, day):
    result = run("assess", case_file(a_case()), "--as-of", day)
    assert result.exit_code == 2
    assert "Write it like 2025-11-20." in result.stderr
    assert result.stdout == ""


def test_an_unknown_set_is_refused_and_the_known_are_named(run, case_file, a_case):
    result = run("assess", case_file(a_case()), "--set", "dispenzieri", "--set", "nope")
    assert result.exit_code == 2
    known = "dispenzieri, dispenzieri_2003, japan_mhlw_2024, misawa_kuwabara_2013, suichi_2019"
    assert result.stderr == f"There is no criteria set nope. Known: {known}.\n"
    assert result.stdout == ""


def test_a_known_set_may_be_named(assess, a_case):
    (found,) = assess(a_case(), "--set", "dispenzieri", "--set", "dispenzieri")
    assert list(found["criteria"]) == ["dispenzieri"]


def test_an_unknown_rule_is_refused(run, case_file, a_case):
    result = run("assess", case_file(a_case()), "--vegf-rule", "both")
    assert (result.exit_code, result.stdout) == (2, "")


PREDICTED = "Predictive values at the chosen pre-test chance"


def test_no_predictive_value_stands_on_a_page_without_a_chosen_chance(run, case_file, a_case):
    page = run("assess", case_file(a_case(findings=MET)), "--full").stdout
    assert "Predictive value" not in page
    assert "pre-test" not in page.lower()


def test_a_chosen_chance_is_named_with_what_follows_from_it(assess, run, case_file, a_case):
    one = a_case(findings=MET)
    page = run("assess", case_file(one), "--full", "--pre-test", "5").stdout
    assert PREDICTED in page
    assert "If 5 of 100 people tested had POEMS (your assumption)" in page
    assert "not this patient's chance" in page
    (found,) = assess(one, "--full", "--pre-test", "5")
    (lines,) = (s["lines"] for s in found["conclusions"] if s["title"] == PREDICTED)
    plasma = next(line for line in lines if line["id"] == "predictive_value.plasma_200")
    assert "of those with this result, 42% would have POEMS;" in plasma["value"]
    (other,) = assess(one, "--full", "--pre-test", "50")
    (again,) = (s["lines"] for s in other["conclusions"] if s["title"] == PREDICTED)
    assert [line["value"] for line in again] != [line["value"] for line in lines]
    assert other["criteria"] == found["criteria"]


@pytest.mark.parametrize("chance", ["0", "100", "-5", "101", "NaN", "Infinity", "five", ""])
def test_a_chance_that_is_none_is_refused(run, case_file, a_case, chance):
    result = run("assess", case_file(a_case()), "--full", "--pre-test", chance)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not a chance. Write percent above 0 and below 100." in result.stderr


def test_a_chance_without_the_page_that_needs_it_is_refused(run, case_file, a_case):
    result = run("assess", case_file(a_case()), "--pre-test", "5")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Add --full." in result.stderr


def test_an_open_page_tells_both_directions(run, case_file, a_case):
    found = {key: state for key, state in MET.items() if key != "castleman_disease"}
    page = run("assess", case_file(a_case(findings=found))).stdout
    after = page.split("What could make it not met", 1)[1].splitlines()[1]
    assert after.startswith("    1. VEGF before treatment")
    assert "Biopsy of an enlarged lymph node" in after


# --- kept, never counted -------------------------------------------------------------------


def test_other_findings_never_count_even_under_a_real_name(assess, a_case):
    (found,) = assess(a_case(other_findings={**MET, "vegf_elevated": "present"}))
    assert set(_main(found)["items"].values()) == {"unknown"}
    assert len(found["warnings"]) == len(MET) + 1


def test_unknown_keys_are_warned_of_in_both_outputs(assess, run, case_file, a_case):
    one = a_case(surprise=1, findings={"blue_hair": "present"})
    (found,) = assess(one)
    assert len(found["warnings"]) == 2
    page = run("assess", case_file(one))
    assert page.exit_code == 0
    assert "Kept, not counted:" in page.stdout
    assert all(warning in page.stdout for warning in found["warnings"])


def test_very_many_warnings_are_summed_up_on_the_page(run, case_file, a_case):
    one = a_case(findings={f"k{n}": "present" for n in range(30)})
    assert "... and 10 more" in run("assess", case_file(one)).stdout


@pytest.mark.parametrize(
    "answers",
    [{"expected": {"dispenzieri": "met"}, "authors_diagnosis": "POEMS", "kinds": ["poems"]}],
)
def test_answers_in_the_file_change_nothing(assess, a_case, answers):
    assert assess(a_case(**answers)) == assess(a_case())


# --- the page ------------------------------------------------------------------------------


def test_the_page_says_who_what_and_what_next(run, case_file, a_case):
    one = a_case(
        source={"citation": "A. Nonymous 2020"},
        patient={"age_years": 56, "sex": "F"},
        findings={"polyneuropathy": "present"},
    )
    page = run("assess", case_file(one)).stdout
    assert page.startswith("one   56 y · F · A. Nonymous 2020\n")
    assert "NOT YET KNOWN. 1 of 4 conditions met. B, C and D are open, not refuted." in page
    assert "[+] Peripheral neuropathy: Met  [F6, N, Dispenzieri 2012]" in page
    assert "What would settle it" in page


def test_a_decided_page_asks_for_nothing(run, case_file, a_case):
    page = run("assess", case_file(a_case(findings=MET))).stdout
    assert "CRITERIA MET. Met by A, B, C (Castleman disease), D (" in page
    assert "What would settle it" not in page


def test_pages_are_divided(run, case_file, a_case):
    page = run("assess", case_file([a_case(id="a"), a_case(id="b")])).stdout
    assert page.count("-" * 78) == 1


def test_a_file_cannot_move_the_cursor_of_the_terminal(run, case_file, a_case):
    one = a_case(source={"citation": "a\x1b[2J\rb"}, findings={"k\x1b[31m": "present"})
    page = run("assess", case_file(one)).stdout
    assert not {"\x1b", "\r"} & set(page)


# --- refusals ------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize(
    "content",
    [
        "",
        '[{"format": "poems-case/1", "id": "o',
        "[]",
        "null",
        '{"id": "a", "id": "b"}',
        '{"format": "poems-case/1", "id": "x", "patient": {}, "findings": {"a": "b"}}',
        '[{"value": NaN}]',
        "[" * 100_000,
        '{"a": 1e99999999999999999999}',
    ],
)
def test_a_malformed_file_gives_sentences_on_the_error_stream(run, case_file, content, options):
    result = run("assess", case_file(content), *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines
    assert all(line.endswith(".") and ": " in line for line in lines)
    assert "Traceback" not in result.stderr


def test_a_bad_case_of_a_list_refuses_all_and_is_named(run, case_file, a_case):
    bad = a_case(id="bad", findings={"ascites": "maybe"})
    result = run("assess", case_file([a_case(), bad]), "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("case 'bad', findings.ascites: ")


def test_a_folder_and_a_missing_file_are_refused(run, tmp_path):
    for path in (tmp_path, tmp_path / "none.json"):
        result = run("assess", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "cannot be read" in result.stderr


def test_damaged_definitions_are_said_without_a_traceback(
    run, case_file, a_case, monkeypatch, tmp_path
):
    monkeypatch.setattr("poems_desktop.assets.tree", lambda name: tmp_path)
    result = run("assess", case_file(a_case()))
    assert result.exit_code == 2
    assert result.stderr.startswith("The shipped definitions are damaged. Install again.")


def test_many_cases_are_weighed(assess, a_case):
    cases = [a_case(id=f"c{n}", findings=MET, measurements=[_result()]) for n in range(200)]
    assert {_main(one)["verdict"] for one in assess(cases)} == {"met"}


@pytest.mark.slow
def test_a_million_findings_are_weighed(run, case_file, a_case):
    path = case_file(a_case(findings={f"k{n}": "present" for n in range(10**6)} | MET))
    result = run("assess", path, "--json")
    (found,) = json.loads(result.stdout)
    assert _main(found)["verdict"] == "met"
    assert len(found["warnings"]) == 10**6


@pytest.mark.slow
def test_a_million_bad_findings_are_refused_in_few_lines(run, case_file, a_case):
    result = run("assess", case_file(a_case(findings={f"k{n}": "?" for n in range(10**6)})))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 51


def test_full_adds_what_follows_beyond_the_criteria():
    demo = str(assets.tree("resources") / "demo" / "okonjo.json")
    plain = CliRunner().invoke(cli, ["assess", demo, "--json", "--as-of", "2025-11-20"])
    full = CliRunner().invoke(cli, ["assess", demo, "--json", "--full", "--as-of", "2025-11-20"])
    (one,), (more,) = json.loads(plain.output), json.loads(full.output)
    sections = {section["title"]: section["lines"] for section in more.pop("conclusions")}
    assert one == more
    assert any("85.4%" in line["value"] for line in sections["VEGF"])
    page = CliRunner().invoke(cli, ["assess", demo, "--full", "--as-of", "2025-11-20"]).output
    assert all(f"\n{title}\n" in page for title in sections)


def test_lint_is_clean_and_names_a_seeded_fault(tmp_path):
    assert CliRunner().invoke(cli, ["lint"]).output.startswith("Clean: 20 forms")
    shutil.copytree(assets.tree("resources"), tmp_path / "resources")
    broken = tmp_path / "resources" / "criteria" / "dispenzieri.toml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("faq_2017#6", "faq_2071#6", 1), encoding="utf-8")
    result = CliRunner().invoke(cli, ["lint", "--resources", str(tmp_path / "resources")])
    assert result.exit_code == 2
    assert "faq_2071#6" in result.output
