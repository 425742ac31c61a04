"""`report --store` and `verify`: documents of a real store, recorded, and checked by their code."""

import os
import re
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from poems_desktop.app.patient_file import save_record
from poems_desktop.app.printed import kept_documents
from poems_desktop.app.site_settings import SiteSettings, save_choices
from poems_desktop.clinical.record import Patient, Record, Visit
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral"
VISIT = Visit(id="v1", date=PartialDate(2025, 5, 14), signed=True)


def clock():
    return datetime.now(UTC)


def open_store(folder):
    return Store.unlock(folder, PASSPHRASE, author="Dr. Ada", clock=clock)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "clinic.poems"
    with Store.create(folder, PASSPHRASE, author="Dr. Ada", clock=clock, kdf=CHEAP) as store:
        for name, number in (("p1", "R-1"), ("p2", "R-2")):
            patient = Patient(id=name, family="Marsh", given="Ada", record_number=number)
            day = Transplant(id=f"t-{name}", day0=PartialDate(2025, 11, 11))
            visits = (VISIT.model_copy(update={"id": f"v-{name}"}),)
            save_record(store, Record(patient=patient, visits=visits, transplants=(day,)))
    return folder


@pytest.fixture
def secret():
    opened = []

    def give(*lines):
        reader, writer = os.pipe()
        os.write(writer, "".join(f"{line}\n" for line in lines).encode())
        os.close(writer)
        opened.append(reader)
        return reader

    yield give
    for descriptor in opened:
        os.close(descriptor)


@pytest.fixture
def report(run, secret, place):
    def reporting(*options, code=0):
        given = ("--store", place, "--passphrase-fd", secret(PASSPHRASE))
        result = run("report", *given, "--as-of", "2025-11-20", *options)
        assert result.exit_code == code, result.stderr
        return result

    return reporting


@pytest.fixture
def verify(run, secret, place):
    def verifying(typed):
        return run("verify", typed, "--store", place, "--passphrase-fd", secret(PASSPHRASE))

    return verifying


def code_on(path):
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return re.search(r"Code ([0-9A-Z]{5}-[0-9A-Z]{5})", text).group(1)


def test_a_patient_is_printed_by_record_number_and_recorded(report, place, tmp_path, verify):
    out = tmp_path / "one.pdf"
    result = report("--kind", "summary", "--patient", "R-1", "--out", out)
    assert result.stdout.strip() == str(out)
    text = PdfReader(out).pages[0].extract_text()
    assert "MARSH, Ada" in text
    assert "Record version 3, saved" in text
    assert "by Dr. Ada" in text
    with open_store(place) as store:
        (kept,) = kept_documents(store.heads_of("p1"))
        assert [one.kind for one in store.events(limit=4)].count("export") == 1
        assert kept_documents(store.heads_of("p2")) == ()
    assert kept.document.code == code_on(out)
    checked = verify(code_on(out))
    assert checked.exit_code == 0
    assert "still matches the record" in checked.stdout
    with open_store(place) as store:
        told = [one.details for one in store.events() if one.kind == "open_patient"]
        assert told == [{"patient_id": "p1"}]
        beside = verify(code_on(out))
    assert beside.exit_code == 0
    assert "open elsewhere, so its log does not tell" in beside.stderr


def test_verify_lists_what_changed(report, place, tmp_path, verify):
    out = tmp_path / "one.pdf"
    report("--kind", "checklist", "--patient", "p1", "--out", out)
    with open_store(place) as store:
        noted = VISIT.model_copy(update={"id": "v-p1", "note": "seen again"})
        store.save("visit", "v-p1", "p1", noted.model_dump(mode="json"), reason="forgotten")
    checked = verify(code_on(out))
    assert checked.exit_code == 1
    assert "Visit of 14-May-2025: changed since." in checked.stdout
    assert "Visit note: nothing recorded → seen again" in checked.stdout


def test_codes_that_are_mistyped_or_unknown(verify, run, place):
    assert verify("ABCDE-12345").exit_code == 2
    from poems_desktop.app.document_basis import code_of

    found = verify(code_of("another store"))
    assert found.exit_code == 1
    assert "holds no document with this code" in found.stdout


@pytest.mark.slow
def test_a_calendar_printed_anew_voids_the_old_one(report, place, tmp_path, verify):
    first, second, third = (tmp_path / f"{n}.pdf" for n in (1, 2, 3))
    choice = ("--kind", "calendar", "--patient", "p1")
    report(*choice, "--out", first)
    report(*choice, "--out", third)
    assert verify(code_on(first)).exit_code == 0
    with open_store(place) as store:
        moved = Transplant(id="t-p1", day0=PartialDate(2025, 11, 12))
        store.save("transplant", "t-p1", "p1", moved.model_dump(mode="json", exclude={"entries"}))
    report(*choice, "--out", second)
    text = PdfReader(second).pages[0].extract_text()
    assert "VOID" in text
    assert code_on(third) in text
    assert code_on(third) != code_on(second)
    told = verify(code_on(third)).stdout
    assert "This page is VOID" in told


@pytest.mark.slow
def test_all_kinds_of_all_patients_with_what_was_left_out(report, tmp_path):
    out = tmp_path / "out"
    result = report("--kind", "all", "--out", out)
    names = {path.name for path in out.iterdir()}
    assert {"p1-summary.pdf", "p2-summary.pdf", "p1-text.txt", "p1-engraftment.pdf"} <= names
    assert "p1, trend, was left out: No VEGF result is recorded." in result.stderr
    assert not any("Marsh" in name for name in names)
    assert not list(out.glob("*.partial"))


def test_refusals_in_a_sentence(report, run, case_file, a_case, tmp_path):
    out = ("--out", tmp_path / "x.pdf")
    assert "no patient with" in report("--kind", "summary", "--patient", "no", *out, code=2).stderr
    refused = report("--kind", "trend", "--patient", "p1", *out, code=1)
    assert "trend, was left out: No VEGF result" in refused.stderr
    several = report("--kind", "summary", *out, code=2)
    assert "holds 2 cases" in several.stderr
    switched = report("--kind", "engraftment", "--patient", "p1", "--dose-arithmetic", *out, code=1)
    assert "switched off in this store" in switched.stderr
    neither = run("report", "--kind", "summary", *out)
    assert (neither.exit_code, "case file, or a store" in neither.stderr) == (2, True)
    alone = run("report", case_file(a_case()), "--kind", "summary", "--patient", "p1", *out)
    assert (alone.exit_code, "belongs to a store" in alone.stderr) == (2, True)
    assert not (tmp_path / "x.pdf").exists()


def test_the_site_switches_the_arithmetic_on_and_says_whom_to_call(report, place, tmp_path):
    with open_store(place) as store:
        save_choices(
            store, site=SiteSettings(dose_arithmetic=True, call="ext. 4711", fever_line="38.0")
        )
    out = tmp_path / "x.pdf"
    report("--kind", "engraftment", "--patient", "p1", "--dose-arithmetic", "--out", out)
    text = " ".join(PdfReader(out).pages[0].extract_text().split())
    assert "ext. 4711" in text
    assert "38.0 °C" in text
    assert "Arithmetic only" in text


def test_a_password_locks_each_pdf(run, secret, case_file, a_case, tmp_path):
    out = tmp_path / "x.pdf"
    cases = case_file(a_case())
    lock = ("--pdf-password-fd", secret("violet anchor"))
    assert run("report", cases, "--kind", "summary", "--out", out, *lock).exit_code == 0
    reader = PdfReader(out)
    assert reader.is_encrypted
    assert reader.decrypt("violet anchor")
    assert reader.trailer["/Encrypt"]["/R"] == 6
    short = ("--pdf-password-fd", secret("short"))
    refused = run("report", cases, "--kind", "summary", "--out", tmp_path / "y.pdf", *short)
    assert (refused.exit_code, "at least 8 signs" in refused.stderr) == (2, True)
