"""Faults seeded into a copy of the shipped definitions: each is caught, all at once."""

import re
import shutil

import pytest

from poems_desktop import assets
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.problems import ProblemsError

SET = "resources/criteria/dispenzieri.toml"


class Copy:
    """A copy of the shipped files in which text can be exchanged."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("forms", "resources"):
            leave = shutil.ignore_patterns("fonts", "icons", "style", "demo")
            shutil.copytree(assets.tree(name), folder / name, ignore=leave)

    def change(self, path, pattern, text):
        file = self.folder / path
        content, count = re.subn(pattern, lambda _: text, file.read_text("utf-8"), count=1)
        assert count == 1, f"{pattern} is not in {path}"
        file.write_text(content, encoding="utf-8")

    def add(self, path, text):
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def problems(self):
        try:
            load_definitions(self.folder / "forms", self.folder / "resources")
        except ProblemsError as error:
            return [str(problem) for problem in error.problems]
        return []


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)


FIELD = '\n[[field]]\nkey = "{key}"\nkind = "{kind}"\nlabel = "L"\nplain = "P"\n{more}\n'


def _field(key, kind="finding", more=""):
    return FIELD.format(key=key, kind=kind, more=more)


POSSIBLE = 'possible = { low = "0", high = "1", cites = ["project"] }'

CHANGES = {
    "an unknown citation of a field": (
        ("forms/eye.toml", r'cites = \["nord_2021"\]', 'cites = ["nobody_1900#3"]'),
        ["forms/eye: papilledema_laterality", "'nobody_1900#3'", "references.toml"],
    ),
    "an unknown citation of a method": (
        ("forms/eye.toml", r'cites = \["dispenzieri_2012"\]', 'cites = ["nobody_1900"]'),
        ["forms/eye: papilledema.fundoscopy", "'nobody_1900'"],
    ),
    "an unknown citation of a range": (
        ("forms/blood.toml", r'cites = \["project"\] \}', 'cites = ["nobody_1900"] }'),
        ["forms/blood: ", ".possible", "'nobody_1900'"],
    ),
    "an unknown citation of a set": (
        (SET, r'cites = \["dispenzieri_2012", "faq_2017#6", ', 'cites = ["nobody_1900", '),
        ["criteria/dispenzieri: 'nobody_1900'"],
    ),
    "an unknown citation of a criterion": (
        (SET, r'"faq_2017#17"\]', '"nobody_1900#17"]'),
        ["criteria/dispenzieri: sclerotic_bone: 'nobody_1900#17'"],
    ),
    "an unknown citation of a cut-off": (
        ("resources/vegf.toml", '"dsouza_2011"', '"nobody_1900"'),
        ["vegf: plasma: 'nobody_1900'"],
    ),
    "an unknown citation of units": (
        ("resources/units.toml", '"ucum"', '"nobody_1900"'),
        ["units: mg/L: 'nobody_1900'"],
    ),
    "an unknown unit": (
        ("forms/vegf.toml", r'units = \["pg/mL", "ng/L", "ng/mL"\]', 'units = ["pg/mL", "pg/mI"]'),
        ["forms/vegf: vegf", "'pg/mI'", "units.toml"],
    ),
    "a range upside down": (
        ("forms/vegf.toml", r'low = "0", high = "50000"', 'low = "50000", high = "0"'),
        ["forms/vegf: vegf", "range is empty"],
    ),
    "a usual range wider than the possible one": (
        (
            "forms/vegf.toml",
            r'usual = { low = "5", high = "25000"',
            'usual = { low = "5", high = "60000"',
        ),
        ["forms/vegf: vegf", "usual range is wider than the possible one"],
    ),
    "an inadequate method that says not why": (
        ("forms/eye.toml", r'caution = "Normal sight[^"]*"\n', ""),
        ["forms/eye: papilledema: 'symptoms' is inadequate"],
    ),
    "a counting field that cites nothing": (
        ("forms/castleman.toml", r'cites = \["faq_2017#6", "nord_2021"\]\n', ""),
        ["forms/castleman: castleman_disease", "cites nothing"],
    ),
    "a criterion that no limb holds": (
        (SET, r'"vegf", "castleman", "sclerotic_bone"\]', '"vegf", "castleman"]'),
        ["criteria/dispenzieri: criterion 'sclerotic_bone' is not in both"],
    ),
    "a limb with a criterion that is not there": (
        (SET, r'criteria = \["polyneuropathy"\]', 'criteria = ["polyneuropathy", "ghost"]'),
        ["criteria/dispenzieri: criterion 'ghost' is not in both"],
    ),
    "a criterion in two limbs": (
        (SET, r'criteria = \["monoclonal_pcd"\]', 'criteria = ["monoclonal_pcd", "skin"]'),
        ["criteria/dispenzieri: 'skin' is defined 2 times"],
    ),
    "a limb that asks for more than it has": (
        (SET, r"at_least = 1\ncriteria = \[\"vegf\"", 'at_least = 4\ncriteria = ["vegf"'),
        ["criteria/dispenzieri: limb C asks for more than it has"],
    ),
    "a limb that asks for nothing": (
        (SET, r"at_least = 1", "at_least = 0"),
        ["dispenzieri.toml: limb.0.at_least"],
    ),
    "a criterion without members": (
        (SET, r'members = \["castleman_disease"\]\n', ""),
        ["criteria/dispenzieri: castleman: has no member", "can never be not met"],
    ),
    "a statement without a group": (
        (SET, r'group = "endocrinopathy"\n', ""),
        ["criteria/dispenzieri: endocrinopathy: is closed by a statement but names no group"],
    ),
    "a VEGF rule without a statement": (
        (SET, r'group = "vegf_elevated"\n', ""),
        ["criteria/dispenzieri: vegf: is closed by a statement but names no group"],
    ),
    "a member that no form has": (
        (SET, r'members = \["papilledema"\]', 'members = ["papiledema"]'),
        ["criteria/dispenzieri: papilledema: reads 'papiledema', which no form has"],
    ),
    "a member that is a result": (
        (SET, r'members = \["papilledema"\]', 'members = ["papilledema", "csf_opening_pressure"]'),
        ["reads 'csf_opening_pressure', which is neither a finding nor a choice"],
    ),
    "a member named twice": (
        (SET, r'"hyperpigmentation",', '"hyperpigmentation", "plethora",'),
        ["criteria/dispenzieri: skin: 'plethora' is defined 2 times"],
    ),
    "a set without citations": (
        (SET, r'cites = \["dispenzieri_2012", "faq_2017#6", "nord_2021", [^\]]*\]', "cites = []"),
        ["dispenzieri.toml: cites"],
    ),
    "a specimen without a cut-off": (
        ("resources/vegf.toml", 'specimen = "serum"', 'specimen = "plasma"'),
        ["vegf: 'plasma' is defined 2 times", "vegf: has no cut-off for serum."],
    ),
    "a cut-off in another unit": (
        ("resources/vegf.toml", 'unit = "pg/mL"', 'unit = "ng/mL"'),
        ["vegf: plasma: give the cut-off in pg/mL."],
    ),
    "a unit of no size": (
        ("resources/units.toml", r'"g/L" = "1000"', '"g/L" = "0"'),
        ["units: mg/L: the factor of 'g/L' has to be above 0."],
    ),
    "a canonical unit that is not one": (
        ("resources/units.toml", r'"mg/L" = "1"', '"mg/L" = "10"'),
        ["units: mg/L: is not 1 of itself"],
    ),
    "a canonical unit that is missing": (
        ("resources/units.toml", r'canonical = "mg/L"', 'canonical = "kg/L"'),
        ["units: kg/L: is not 1 of itself"],
    ),
    "a unit in two families": (
        ("resources/units.toml", r'"%" = "1"', '"%" = "1"\n"mg/dL" = "1"'),
        ["units: 'mg/dL' is defined 2 times"],
    ),
    "a unit shown but never converted": (
        ("resources/units.toml", r'"ug/dL" = "mcg/dL"', '"ug/hL" = "mcg/hL"'),
        ["units: mg/L: shows 'ug/hL'"],
    ),
    "a criterion that no set has": (
        ("forms/eye.toml", 'counts_for = "papilledema"', 'counts_for = "eyes"'),
        ["forms/eye: papilledema: counts for 'eyes', which no set has."],
    ),
    "a key that no model knows": (
        ("forms/eye.toml", r'key = "papilledema"', 'key = "papilledema"\nsurprise = 1'),
        ["eye.toml: field.0.finding.surprise"],
    ),
    "a kind that does not exist": (
        ("forms/eye.toml", r'kind = "finding"', 'kind = "hunch"'),
        ["eye.toml: field.0"],
    ),
    "a key with capitals": (
        ("forms/eye.toml", r'key = "headache"', 'key = "Headache"'),
        ["eye.toml: field.3.finding.key"],
    ),
}

ADDITIONS = {
    "a key defined twice in two files": (
        ("forms/eye.toml", _field("ascites")),
        ["forms: 'ascites' is defined 2 times; keep one."],
    ),
    "an option named twice": (
        (
            "forms/eye.toml",
            _field(
                "which",
                "choice",
                'options = [{ value = "a", label = "A" }, { value = "a", label = "B" }]',
            ),
        ),
        ["forms/eye: which: 'a' is defined 2 times"],
    ),
    "a method named twice": (
        (
            "forms/eye.toml",
            _field("seen") + '[[field.methods]]\nvalue = "x"\nlabel = "X"\nadequate = true\n' * 2,
        ),
        ["forms/eye: seen: 'x' is defined 2 times"],
    ),
    "a usual range upside down that cites nobody known": (
        (
            "forms/eye.toml",
            _field(
                "pressure",
                "result",
                f'units = ["%"]\n{POSSIBLE}\n'
                'usual = { low = "2", high = "1", cites = ["nobody_1900"] }',
            ),
        ),
        ["forms/eye: pressure: its usual range is empty", "pressure.usual: 'nobody_1900'"],
    ),
    "a result that counts without citing": (
        (
            "forms/eye.toml",
            _field(
                "pressure",
                "result",
                f'units = ["%"]\n{POSSIBLE}\nevidence_role = "measure"\ncounts_for = "papilledema"',
            ),
        ),
        ["forms/eye: pressure: counts for a criterion but cites nothing"],
    ),
}


def test_the_shipped_definitions_have_no_problem(copy):
    assert copy.problems() == []


@pytest.mark.parametrize("fault", CHANGES)
def test_a_seeded_fault_is_caught_and_named(copy, fault):
    change, expected = CHANGES[fault]
    copy.change(*change)
    found = "\n".join(copy.problems())
    for part in expected:
        assert part in found


@pytest.mark.parametrize("fault", ADDITIONS)
def test_an_added_fault_is_caught_and_named(copy, fault):
    addition, expected = ADDITIONS[fault]
    copy.add(*addition)
    found = "\n".join(copy.problems())
    for part in expected:
        assert part in found


def test_two_files_with_one_id_are_caught(copy):
    shutil.copy(copy.folder / "forms" / "eye.toml", copy.folder / "forms" / "eye2.toml")
    shutil.copy(copy.folder / SET, copy.folder / "resources" / "criteria" / "again.toml")
    found = copy.problems()
    assert "forms: 'eye' is defined 2 times; keep one." in found
    assert "criteria: 'dispenzieri' is defined 2 times; keep one." in found
    assert "forms: 'papilledema' is defined 2 times; keep one." in found


def test_all_problems_of_all_files_are_gathered_at_once(copy):
    faults = [
        "an unknown citation of a field",
        "an unknown unit",
        "a member that no form has",
        "a limb that asks for more than it has",
        "a specimen without a cut-off",
        "a counting field that cites nothing",
        "an unknown citation of units",
    ]
    for fault in faults:
        copy.change(*CHANGES[fault][0])
    found = "\n".join(copy.problems())
    for fault in faults:
        assert all(part in found for part in CHANGES[fault][1]), fault


def test_problems_of_form_are_gathered_over_files_too(copy):
    faults = ["a key that no model knows", "a limb that asks for nothing"]
    for fault in faults:
        copy.change(*CHANGES[fault][0])
    copy.add("resources/units.toml", "[[[not toml")
    found = copy.problems()
    assert len(found) == 3


@pytest.mark.parametrize("fault", CHANGES)
def test_every_problem_is_a_sentence_with_a_place(copy, fault):
    copy.change(*CHANGES[fault][0])
    for line in copy.problems():
        place, _, sentence = line.partition(": ")
        assert place
        assert sentence[0] != " "
