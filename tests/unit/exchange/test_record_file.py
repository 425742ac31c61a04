"""Record exports: what is written is read back equal; what is wrong is told without its text."""

import io
import json
import re

import pytest

from poems_desktop.assets import tree
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.exchange.record_file import check_records, read_records, write_records
from poems_desktop.exchange.record_schema import COVERED, PatientEntry
from poems_desktop.exchange.record_seal import canonical, content_digest, netstrings, seal

CANARY = "Zwölfgesang"
STORE = "0123456789abcdef" * 2
SALT = "5a" * 16
AT = "2026-03-01T08:30:00.000000Z"
SCHEMA = json.loads(
    (tree("resources") / "schema" / "record-export-1.schema.json").read_text(encoding="utf-8")
)


def revision(seq, kind, entity, content, *, patient="p1", version=1, seal_format=2, **more):
    one = {
        "store_id": STORE,
        "seq": seq,
        "kind": kind,
        "entity_id": entity,
        "version": version,
        "action": "save",
        "author": "Dr. A",
        "role": "physician",
        "saved_at": AT,
        "reason": None,
        "content": content,
        "assessment": None,
        "definitions": {},
        "seal_format": seal_format,
        "salt": SALT,
        "previous_hash": "0" * 64,
        **more,
    }
    if "content_digest" not in one:
        parts = (content, one["reason"], one["assessment"])
        one["content_digest"] = content_digest(seal_format, SALT, *parts)
    covered = {**one, "patient_id": patient, "definitions": canonical(one["definitions"])}
    one["hash"] = seal(seal_format, {name: covered[name] for name in COVERED[seal_format]})
    return one


def erased(seq, kind, entity, **more):
    gone = {"content_digest": "1" * 64, "salt": None}
    return revision(seq, kind, entity, None, **gone, **more)


def history(patient="p1", **parts):
    visit = {"date": "2025-11", "answers": {}, "note": f"{CANARY} 𐍈 \u2028 \x00"}
    return {
        "patient_id": patient,
        "revisions": [
            revision(1, "patient", patient, {"family": CANARY, "sex": "F"}, patient=patient),
            revision(4, "visit", "v1", visit, patient=patient, assessment={"x": [1.0, -0.0]}),
            revision(
                *(9, "visit", "v1", {**visit, "n": 1e-300}),
                patient=patient,
                version=2,
                action="correct",
                reason="slip",
            ),
            revision(11, "treatment", "t1", {"name": "x"}, patient=patient, seal_format=1),
            erased(12, "visit", "v2", patient=patient),
        ],
        "drafts": [
            {
                "kind": "visit",
                "entity_id": "v1",
                "base": {"store_id": STORE, "seq": 9},
                "saved_at": AT,
                "content": {"note": "half"},
            },
            {"kind": "visit", "entity_id": "v3", "base": None, "saved_at": AT, "content": {}},
        ],
        **parts,
    }


@pytest.fixture
def write(shipped):
    def writing(*histories):
        out = io.BytesIO()
        write_records(out, histories, store_id=STORE, exported_at=AT, definitions=shipped)
        return out.getvalue()

    return writing


def refused(raw):
    """The problems for which a file is refused; never with what was recorded."""
    with pytest.raises(ProblemsError) as error:
        check_records(io.BytesIO(raw))
    assert CANARY not in str(error.value)
    assert "half" not in str(error.value).replace("half a character", "")
    return [str(problem) for problem in error.value.problems]


def changed(raw, place, change):
    """The file with one line changed and its last line made to fit."""
    lines = [json.loads(line) for line in raw.splitlines()]
    change(lines[place])
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


# --- what is written -----------------------------------------------------------------------


def test_what_is_written_is_read_back_equal(write):
    one, other = history(), history("p2")
    raw = write(one, other)
    header, counts = check_records(io.BytesIO(raw))
    assert (header.store_id, header.exported_at) == (STORE, AT)
    assert counts.as_json() == {"patients": 2, "revisions": 10, "drafts": 4}
    read = [entry.model_dump(exclude={"in_words"}) for entry in read_records(io.BytesIO(raw))]
    assert read == [one, other]
    # -0.0 == 0.0, so equal is not enough: the bytes are the same as well.
    assert write(*read) == raw


def test_an_export_of_nobody_is_a_whole_file(write):
    assert check_records(io.BytesIO(write()))[1].patients == 0


def test_the_latest_record_stands_first_in_plain_words(write, shipped):
    visit = {
        "date": "2025-11-20",
        "label": "Follow-up",
        "answers": {
            "ascites": {"kind": "finding", "state": "absent"},
            "polyneuropathy": {"kind": "finding", "state": "present"},
            "light_chain_type": {"kind": "choice", "value": "lambda"},
            "key_of_later": {"kind": "finding", "state": "present"},
            "odd": 3,
        },
        "results": [{"test": "platelets", "value": "512", "unit": "10*9/L", "collected": "2025"}],
    }
    older = {**visit, "label": "Wrong", "results": "not a list"}
    rows = [
        revision(1, "patient", "p1", {"family": "Moll", "given": "Ida", "born": "1971"}),
        revision(2, "transplant", "x", {"day0": "2025-01-02"}),
        revision(3, "visit", "v", older),
        revision(4, "visit", "v", visit, version=2),
    ]
    line = write({"patient_id": "p1", "revisions": rows, "drafts": []}).splitlines()[1]
    entry = json.loads(line)
    options = {one.value: one.label for one in shipped.choice("light_chain_type").options}
    platelets = shipped.fields["platelets"].label
    assert list(entry)[:2] == ["patient_id", "in_words"]
    assert entry["in_words"] == [
        "Patient: Moll, Ida; born 1971.",
        "Visit of 2025-11-20; Follow-up.",
        f"  {shipped.fields['light_chain_type'].label}: {options['lambda']}.",
        f"  Absent: {shipped.fields['ascites'].label}.",
        f"  Present: {shipped.fields['polyneuropathy'].label}, key_of_later.",
        f"  Result: {platelets} 512 {shipped.unit_text('10*9/L')}, 2025.",
        "Transplant, day 0: 2025-01-02.",
    ]


def test_a_deleted_patient_and_an_erased_visit_are_told_as_such(write):
    rows = [
        revision(1, "patient", "p1", {"family": "Moll"}),
        erased(2, "visit", "v"),
        revision(
            3, "patient", "p1", {"family": "Moll"}, version=2, action="delete", reason="twice"
        ),
    ]
    draft = {"kind": "visit", "entity_id": "w", "base": None, "saved_at": AT, "content": {}}
    raw = write({"patient_id": "p1", "revisions": rows, "drafts": [draft]})
    assert json.loads(raw.splitlines()[1])["in_words"] == [
        "Deleted; what follows is kept. Reason: twice.",
        "Patient: Moll.",
        "A visit was erased on legal demand; its content is not here.",
        "Unsigned visit of no date.",
    ]


def test_the_dictionary_names_every_key_and_unit(write, shipped):
    said = json.loads(write().splitlines()[0])
    assert said["definitions_digest"] == shipped.digest
    assert {key: one["label"] for key, one in said["dictionary"]["fields"].items()} == {
        key: field.label for key, field in shipped.fields.items()
    }
    units = [code for family in said["dictionary"]["units"].values() for code in family]
    assert "10*9/L" in units


# --- the shipped schema --------------------------------------------------------------------


def conforms(value, rule):
    """Whether `value` is as the JSON Schema says, for the words of it that we use."""
    known = {
        *("$ref", "$defs", "$id", "$schema", "title", "description", "oneOf", "const", "type"),
        *("pattern", "minLength", "minimum", "maximum", "minItems", "items", "required"),
        *("properties", "additionalProperties"),
    }
    assert set(rule) <= known
    types = rule.get("type", [])
    checks = [
        "$ref" not in rule or conforms(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]]),
        "oneOf" not in rule or sum(conforms(value, one) for one in rule["oneOf"]) == 1,
        "const" not in rule or value == rule["const"],
        not types
        or any(is_a(value, one) for one in ([types] if isinstance(types, str) else types)),
    ]
    if isinstance(value, str):
        checks += [
            re.search(rule.get("pattern", ""), value),
            len(value) >= rule.get("minLength", 0),
        ]
    if is_a(value, "integer"):
        checks += [rule.get("minimum", value) <= value <= rule.get("maximum", value)]
    if isinstance(value, list):
        checks += [len(value) >= rule.get("minItems", 0)]
        checks += [conforms(one, rule.get("items", {})) for one in value]
    if isinstance(value, dict):
        properties = rule.get("properties", {})
        checks += [set(rule.get("required", ())) <= set(value)]
        checks += [rule.get("additionalProperties", True) or set(value) <= set(properties)]
        checks += [conforms(value[name], one) for name, one in properties.items() if name in value]
    return all(checks)


def is_a(value, name):
    types = {"string": str, "object": dict, "array": list, "null": type(None), "integer": int}
    return isinstance(value, types[name]) and not isinstance(value, bool)


def test_every_line_is_as_the_shipped_schema_says(write):
    lines = [json.loads(line) for line in write(history()).splitlines()]
    for line, part in zip(lines, ("header", "patient", "end"), strict=True):
        assert conforms(line, SCHEMA)
        assert conforms(line, SCHEMA["$defs"][part])


def test_the_schema_refuses_what_the_program_refuses(write):
    line = json.loads(write(history()).splitlines()[1])
    for path, value in BAD_VALUES:
        bad = json.loads(json.dumps(line))
        put(bad, path, value)
        assert not conforms(bad, SCHEMA["$defs"]["patient"]), path


def test_the_schema_names_the_same_keys_as_the_models():
    for name, model in (("patient", PatientEntry), ("revision", PatientEntry)):
        fields = PatientEntry.model_json_schema()["$defs"]["RevisionEntry"]["properties"]
        keys = fields if name == "revision" else model.model_fields
        assert set(SCHEMA["$defs"][name]["properties"]) == set(keys)


def test_the_page_beside_the_schema_names_every_sealed_field():
    page = (tree("resources") / "schema" / "README.md").read_text(encoding="utf-8")
    for version, fields in COVERED.items():
        told = page.partition(f"`seal_format` {version}")[2].partition("Importing")[0]
        assert all(f"`{name}`" in told for name in fields)


# --- what is refused -----------------------------------------------------------------------


def put(line, path, value):
    *outer, last = path
    for step in outer:
        line = line[step]
    line[last] = value


BAD_VALUES = [
    (("revisions", 1, "hash"), "no"),
    (("revisions", 1, "seq"), "4"),
    (("revisions", 1, "seq"), True),
    (("revisions", 1, "seq"), 0),
    (("revisions", 1, "saved_at"), "2026-03-01 08:30"),
    (("revisions", 1, "author"), ""),
    (("revisions", 1, "content"), [CANARY]),
    (("revisions", 1, "content"), CANARY),
    (("revisions", 1, "salt"), "5a5"),
    (("revisions", 1, "seal_format"), 3),
    (("revisions", 1, CANARY), 1),
    (("revisions",), []),
    (("revisions",), CANARY),
    (("drafts", 0, "base"), {"seq": 9}),
    (("drafts", 0, "content"), None),
    (("in_words",), [None]),
    ((CANARY,), CANARY),
]


@pytest.mark.parametrize(("path", "value"), BAD_VALUES)
def test_a_value_of_a_wrong_form_is_named_by_its_path(write, path, value):
    raw = changed(write(history()), 1, lambda line: put(line, path, value))
    (problem, *_) = refused(raw)
    known = [step for step in path if step != CANARY]
    where = "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in known)
    assert problem.startswith(f"line 2, {where}")
    assert problem.endswith("See record-export-1.schema.json.")


BREAKING = {
    "content": lambda line: put(line, ("revisions", 1, "content", "note"), CANARY),
    "minus": lambda line: put(line, ("revisions", 1, "assessment", "x"), [1.0, 0.0]),
    "reason": lambda line: put(line, ("revisions", 2, "reason"), CANARY),
    "author": lambda line: put(line, ("revisions", 2, "author"), CANARY),
    "old author": lambda line: put(line, ("revisions", 3, "author"), CANARY),
    "other patient": lambda line: put(line, ("patient_id",), "p3"),
    "version": lambda line: line["revisions"].pop(1),
    "order": lambda line: line["revisions"].reverse(),
    "base": lambda line: put(line, ("drafts", 0, "base", "seq"), 5),
    "twice": lambda line: line["drafts"].append(line["drafts"][1]),
    "no salt": lambda line: put(line, ("revisions", 1, "salt"), None),
    "half": lambda line: put(line, ("drafts", 1, "content"), {"a": "\ud800"}),
}


@pytest.mark.parametrize("name", BREAKING)
def test_what_does_not_fit_together_is_refused(write, name):
    lines = [json.loads(line) for line in write(history()).splitlines()]
    BREAKING[name](lines[1])
    raw = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    assert all(problem.startswith("line 2, $") for problem in refused(raw))


def test_all_problems_come_at_once(write):
    lines = [json.loads(line) for line in write(history(), history("p2")).splitlines()]
    lines[1]["revisions"][1]["hash"] = lines[2]["drafts"][0]["saved_at"] = "x"
    raw = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    assert [problem[:6] for problem in refused(raw)] == ["line 2", "line 3"]


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_file_without_its_last_line_is_refused(write, kept):
    raw = b"".join(write(history(), history("p2")).splitlines(keepends=True)[:kept])
    assert "ends too early" in refused(raw)[0]


def test_a_patient_taken_out_or_put_in_twice_is_noticed(write):
    first, one, other, end = write(history(), history("p2")).splitlines(keepends=True)
    assert "counts or digest" in refused(first + one + end)[0]
    assert "counts or digest" in refused(first + other + one + end)[0]
    assert "two lines" in refused(first + one + one + end)[0]
    assert "follows the last line" in refused(first + one + other + end + one)[0]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "line 1, column 1: This is not whole JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"format": "poems-case/1"}', "not a record export"),
        (b'{"format": "poems-record-export/2"}', "a later format needs a later program"),
        (b"[" * 100_000, "nests too deeply"),
        (b'{"format": 1e999}', "cannot be recorded"),
        (b'{"format": NaN}', "cannot be recorded"),
        (b"9" * 5000, "cannot be recorded"),
        (f'{{"{CANARY}": 1, "{CANARY}": 2}}'.encode(), "A key stands twice"),
    ],
)
def test_what_is_no_such_file_is_refused_with_a_sentence(raw, told):
    assert told in refused(raw)[0]


def test_a_cut_line_is_refused(write):
    raw = write(history())
    for cut in range(0, len(raw) - 1, 97):
        assert refused(raw[:cut])


def test_reading_stops_at_the_first_line_that_cannot_be_taken(write):
    raw = changed(write(history(), history("p2")), 2, lambda line: line.pop("drafts"))
    patients = read_records(io.BytesIO(raw))
    assert next(patients).patient_id == "p1"
    with pytest.raises(ProblemsError, match="line 3"):
        next(patients)


def test_netstrings_tell_every_sequence_apart():
    assert netstrings(("ab", None, "")) == b"2:ab-0:"
    assert netstrings(("a", "b")) != netstrings(("ab",))
    assert netstrings(("ü", 7)) == b"2:\xc3\xbc1:7"
