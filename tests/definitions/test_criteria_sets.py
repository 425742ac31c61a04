"""The shipped sets as data: borrowed lines, grades, marks, the explaining page, seeded faults."""

import json
import re
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from poems_desktop import assets
from poems_desktop.cli import cli
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.clinical.record import Finding, Patient, Record, Visit
from poems_desktop.core.truth import Truth
from poems_desktop.exchange.assessment_json import to_json
from poems_desktop.exchange.assessment_text import to_text
from poems_desktop.exchange.set_text import explain

SETS = (
    "dispenzieri",
    "dispenzieri_2003",
    "japan_mhlw_2024",
    "misawa_kuwabara_2013",
    "suichi_2019",
)
CORE = {"polyneuropathy": "present", "monoclonal_gammopathy": "present", "ascites": "present"}


def test_the_five_sets_are_shipped_and_only_japan_is_switched_off(shipped):
    assert set(shipped.sets) == set(SETS)
    off = [name for name, one in shipped.sets.items() if not one.switched_on]
    assert off == ["japan_mhlw_2024"]
    unconfirmed = {name for name, one in shipped.sets.items() if one.confidence == "unconfirmed"}
    assert unconfirmed == {"japan_mhlw_2024", "misawa_kuwabara_2013"}


def test_borrowed_lines_are_those_of_the_other_set_word_for_word(shipped):
    own = {criterion.id: criterion for criterion in shipped.sets["dispenzieri"].criterion}
    for one in shipped.sets.values():
        lines = {criterion.id: criterion for criterion in one.criterion}
        for name in one.borrowed:
            assert lines[name] is own[name]
        limbs = [name for limb in one.limb for name in limb.criteria]
        assert list(lines) == limbs


def test_no_set_claims_more_than_its_cohort(shipped):
    said = shipped.sets["suichi_2019"].validation
    assert "derived from" in said
    assert "prospective confirmation" in said


@pytest.mark.parametrize("name", SETS)
def test_the_page_of_a_set_holds_every_rule_member_note_and_source(shipped, name):
    one = shipped.sets[name]
    page = " ".join(explain(one, shipped).split())
    said = [one.title, one.validation, *(limb.title for limb in one.limb)]
    said += [note.text for note in one.footnote]
    for criterion in one.criterion:
        said += [criterion.label, criterion.settle, criterion.caveat or ""]
        counted = criterion.fields if criterion.rule == "members" else ()
        said += [shipped.fields[key].label for key in counted]
        said += [shipped.mark(cite) for cite in criterion.cites]
        said += [shipped.references[cite.partition("#")[0]].citation for cite in criterion.cites]
    for text in said:
        assert " ".join(text.split()) in page, text
    for grade in one.lesser:
        assert grade.title.capitalize() in page
    assert ("UNCONFIRMED" in page) == (one.confidence == "unconfirmed")
    assert ("SWITCHED OFF" in page) == (not one.switched_on)


def _run(*arguments):
    return CliRunner().invoke(cli, [str(one) for one in arguments])


@pytest.mark.parametrize("name", SETS)
def test_explain_prints_the_page(shipped, name):
    result = _run("explain", name)
    assert (result.exit_code, result.stdout) == (0, explain(shipped.sets[name], shipped) + "\n")


def test_explain_refuses_an_unknown_set():
    result = _run("explain", "nope")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("There is no criteria set, field or topic nope. Sets: disp")
    assert "Topics: diagnosis, " in result.stderr


@pytest.fixture
def case(tmp_path):
    def write(findings, *measurements):
        content = {
            "format": "poems-case/1",
            "id": "one",
            "patient": {},
            "findings": findings,
            "measurements": list(measurements),
        }
        path = tmp_path / "case.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def _sets(*names):
    return [part for name in names for part in ("--set", name)]


def test_a_switched_off_set_is_refused_with_what_to_confirm(case):
    result = _run("assess", case(CORE), *_sets("japan_mhlw_2024"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "switched off until a site has confirmed it. Confirm from" in result.stderr


def test_json_tells_grade_grades_and_disagreements(case):
    names = ("misawa_kuwabara_2013", "suichi_2019", "dispenzieri_2003")
    result = _run("assess", case(CORE), "--json", *_sets(*names))
    (found,) = json.loads(result.stdout)
    assert list(found["criteria"]) == ["dispenzieri", *names]
    misawa = found["criteria"]["misawa_kuwabara_2013"]
    assert (misawa["verdict"], misawa["grade"], misawa["confidence"]) == (
        "met",
        "probable",
        "unconfirmed",
    )
    assert misawa["grades"] == {"definite": "undetermined", "probable": "met"}
    assert found["criteria"]["dispenzieri"]["grade"] is None
    assert found["criteria"]["dispenzieri"]["grades"] == {}
    assert found["criteria"]["dispenzieri"]["castleman_variant"]["present"] == "no"
    assert misawa["castleman_variant"] is None
    assert {tuple(one["sets"]) for one in found["disagreements"]} == {
        ("dispenzieri", "misawa_kuwabara_2013"),
        ("dispenzieri", "dispenzieri_2003"),
        ("misawa_kuwabara_2013", "suichi_2019"),
        ("suichi_2019", "dispenzieri_2003"),
    }
    assert found["flags"] == []


def test_json_and_page_tell_what_is_counted_twice_and_second_looks(case):
    found = {**CORE, "castleman_disease": "present", "lymphadenopathy": "present"}
    found = {key: state for key, state in found.items() if key != "ascites"}
    found |= {"multiple_myeloma_concurrent": "present"}
    (told,) = json.loads(_run("assess", case(found), "--json").stdout)
    (twice,) = told["criteria"]["dispenzieri"]["counted_twice"]
    assert (twice["field"], twice["verdict_without"]) == ("lymphadenopathy", "undetermined")
    assert told["flags"][0]["cites"] == ["mhlw_2024"]
    page = _run("assess", case(found)).stdout
    assert "counted twice. Without it: not yet known." in page
    assert "Think again:\n  - Multiple myeloma is recorded" in page


def test_the_page_prints_every_set_asked_with_its_marks(case, shipped):
    names = ("misawa_kuwabara_2013", "suichi_2019", "dispenzieri_2003")
    vegf = {"test": "vegf", "value": 640, "unit": "pg/mL", "specimen": "plasma"}
    page = _run("assess", case(CORE, vegf), *_sets(*names)).stdout
    for name in ("dispenzieri", *names):
        assert f"({name} 1)" in page
    assert "[unconfirmed: not checked against the paper; see explain]" in page
    assert "Minor criteria, at least 1 (unconfirmed)" in page
    assert "CRITERIA MET. Probable (at least 2 of 3 major criteria" in page
    assert "Where the sets disagree:" in page
    assert "VEGF cut-offs over which each verdict holds:" in page
    assert "Dispenzieri: By the plasma numbers alone, for cut-offs: met up to 640 pg/mL" in page


def test_the_page_tells_the_castleman_variant_apart_from_the_verdict(case):
    found = {"castleman_disease": "present", "ascites": "present"}
    found |= {"monoclonal_plasma_cell_disorder": "absent"}
    page = _run("assess", case(found)).stdout
    assert "  NOT MET." in page
    assert "  CASTLEMAN VARIANT. Castleman disease with a minor criterion" in page


def _assessed(shipped, findings, sets, overrides=()):
    answers = {key: Finding(state=FindingState(state)) for key, state in findings.items()}
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", answers=answers),))
    policy = Policy(sets=sets, confirmed=SETS)
    record = record.model_copy(update={"overrides": tuple(overrides)})
    return assess(record, shipped, policy, date(2025, 11, 20))


def _override(**parts):
    given = {
        "set_id": "dispenzieri",
        "criterion_id": "vegf",
        "truth": Truth.TRUE,
        "reason": "seen elsewhere",
        "author": "Dr. Ada",
        "day": "2025-01-01",
    }
    return Override.model_validate(given | parts)


def test_an_override_is_in_the_json_and_on_the_page(shipped):
    overrides = (_override(), _override(criterion_id="mood"))
    one = _assessed(shipped, CORE, ("dispenzieri",), overrides)
    whole = to_json("one", one, ())
    assert whole["unused_overrides"] == [
        {
            "set": "dispenzieri",
            "criterion": "mood",
            "verdict": "met",
            "reason": "seen elsewhere",
            "author": "Dr. Ada",
            "day": "2025-01-01",
        }
    ]
    told = whole["criteria"]["dispenzieri"]
    assert told["verdict"] == "met"
    assert told["overrides"] == {
        "vegf": {
            "verdict": "met",
            "reason": "seen elsewhere",
            "author": "Dr. Ada",
            "day": "2025-01-01",
            "weighed": "unknown",
        }
    }
    page = to_text("one", one, ())
    verdict = next(line for line in page.splitlines() if "CRITERIA MET." in line)
    assert "Elevated VEGF met: overridden by Dr. Ada because seen elsewhere" in verdict
    assert page.count("overridden by Dr. Ada because seen elsewhere") == 2
    assert "not known here, not used:\n  - dispenzieri, mood" in page


@pytest.mark.parametrize(
    ("state", "word", "item"),
    [
        (None, "not yet known", "Not yet known"),
        ("absent", "not there", "Absent"),
        ("present", "there, which excludes", "Present"),
    ],
)
def test_an_exclusion_reads_as_one(shipped, state, word, item):
    findings = {} if state is None else {"multiple_myeloma_concurrent": state}
    page = to_text("one", _assessed(shipped, findings, ("japan_mhlw_2024",)), ())
    assert f"E  Multiple myeloma, excluded: {word}" in page
    assert f"Multiple myeloma: {item}" in page


def test_an_exclusion_is_settled_by_its_absence(shipped):
    one = _assessed(shipped, {"polyneuropathy": "present"}, ("japan_mhlw_2024",))
    settle = to_json("one", one, ())["criteria"]["japan_mhlw_2024"]["would_settle"]
    key = ["multiple_myeloma_concurrent"]
    assert all("multiple_myeloma" in way["criteria"] for way in settle["met"])
    assert settle["met"][0]["fields"]["multiple_myeloma"] == key
    assert {"criteria": ["multiple_myeloma"], "fields": {"multiple_myeloma": key}} in (
        settle["not_met"]
    )


# --- seeded faults -------------------------------------------------------------------------

MISAWA = "misawa_kuwabara_2013.toml"
JAPAN = "japan_mhlw_2024.toml"
MAIN = "dispenzieri.toml"
FAULTS = {
    "a borrowed line that is not there": (
        MISAWA, '"skin",\n  "papilledema",\n  "thrombo', '"skins",\n  "papilledema",\n  "thrombo',
        "criteria/misawa_kuwabara_2013: borrows 'skins' from 'dispenzieri'",
    ),
    "a set to borrow from that is not there": (
        MISAWA, "dispenzieri = [", "nobody = [", "borrows 'polyneuropathy' from 'nobody'",
    ),
    "a line of another borrower": (
        "suichi_2019.toml", "dispenzieri = [", "dispenzieri_2003 = [",
        "borrows 'organomegaly' from 'dispenzieri_2003', which has no such of its own.",
    ),
    "a grade of a limb that is not there": (
        MISAWA, "{ A = 2 }", "{ Z = 2 }", "names a limb 'Z', which is not there.",
    ),
    "a grade that asks for more than a limb has": (
        MISAWA, "{ A = 2 }", "{ A = 4 }", "grade 'probable' asks for more than limb A has.",
    ),
    "a lesser grade that asks for more": (
        MISAWA, "{ A = 2 }", "{ B = 2 }", "grade 'probable' asks for more than the one before it.",
    ),
    "a grade that asks for nothing": (
        MISAWA, "{ A = 2 }", "{ A = 0, B = 0 }", "grade 'probable' asks for nothing.",
    ),
    "a grade that counts in an exclusion": (
        JAPAN, "{ B = 0 }", "{ B = 0, E = 1 }", "grade 'probable' counts in E, which excludes.",
    ),
    "a highest grade without a name": (
        MISAWA, 'grade = "definite"\n', "", "has lesser grades; name the highest one too.",
    ),
    "two grades of one name": (
        JAPAN, 'id = "possible"', 'id = "probable"', "'probable' is defined 2 times",
    ),
    "a switched off set that says not what to confirm": (
        JAPAN, r'confirm = "[^"]*"' + "\n", "", "says not what a site has to confirm.",
    ),
    "a serum mode without its cut-off": (
        JAPAN, 'vegf_cut_off = "1000"\n', "", "vegf: gives a VEGF cut-off with the mode",
    ),
    "a cut-off without its mode": (
        JAPAN, 'vegf_mode = "serum_cut_off"\n', "", "vegf: gives a VEGF cut-off with the mode",
    ),
    "a variant of no criterion": (
        MAIN, 'clone = "monoclonal_pcd"', 'clone = "clone"', "castleman_variant names 'clone'",
    ),
    "a variant of no limb": (
        MAIN, 'minor = "D"', 'minor = "Q"', "castleman_variant names no limb with 'Q'.",
    ),
    "shared evidence of no criterion": (
        MAIN, 'second = "organomegaly"', 'second = "organs"', "shared names 'organs'",
    ),
    "shared evidence that is no member": (
        MAIN, 'field = "lymphadenopathy"', 'field = "ascites"', "no member of 'organomegaly'.",
    ),
    "a footnote that cites nobody": (
        MISAWA, r'cites = \["faq_2017#6"\]\n\n\[\[footnote\]\]',
        'cites = ["nobody_1900"]\n\n[[footnote]]', "footnote 1: 'nobody_1900'",
    ),
    "a limb of the same letter": (
        MISAWA, 'id = "B"', 'id = "A"', "'A' is defined 2 times",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_of_a_set_is_caught_and_named(tmp_path, fault):
    name, pattern, text, said = FAULTS[fault]
    for tree in ("forms", "resources"):
        leave = shutil.ignore_patterns("fonts", "icons", "style", "demo")
        shutil.copytree(assets.tree(tree), tmp_path / tree, ignore=leave)
    path = tmp_path / "resources" / "criteria" / name
    plain = re.escape(pattern) if pattern[0] == "{" or pattern.endswith("[") else pattern
    content, count = re.subn(plain, lambda _: text, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        load_definitions(tmp_path / "forms", tmp_path / "resources")
    assert said in str(caught.value)
