"""`report` and `plot`: one file for one case, a folder for a list, and refusals in a sentence."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from poems_desktop.reports.options import Options

COMMANDS = {"report": (["--kind", "summary"], ".pdf"), "plot": ([], ".svg")}


@pytest.fixture
def written(monkeypatch):
    """Stand-ins for drawing and printing: they note what they were asked for."""
    asked = []

    def make(kind, assessment, how, options):
        asked.append((kind, assessment.record.patient.id, how.paper, assessment.as_of.isoformat()))
        assert how.printed_at.tzinfo is not None
        assert options == Options()
        return SimpleNamespace(content=b"%PDF", suffix=".pdf")

    def how(printed_at, printed_by, paper, revision):
        return SimpleNamespace(printed_at=printed_at, paper=paper)

    def case_figure(assessment):
        return assessment.record.patient.id

    def save(figure, path, *, title):
        asked.append(("trend", figure, path.suffix, title))
        path.write_bytes(b"<svg/>")

    for name, parts in (
        ("reports.documents", {"make": make, "Print": how}),
        ("plots.case_figure", {"case_figure": case_figure}),
        ("plots.export", {"save": save}),
    ):
        module = ModuleType(name)
        vars(module).update(parts)
        monkeypatch.setitem(sys.modules, f"poems_desktop.{name}", module)
    return asked


@pytest.fixture(params=COMMANDS)
def command(request):
    return request.param


@pytest.fixture
def print_to(run, written, command):
    def printing(cases, out, *options):
        return run(command, cases, *COMMANDS[command][0], "--out", out, *options)

    return printing


@pytest.fixture
def suffix(command):
    return COMMANDS[command][1]


def test_one_case_goes_to_one_file_and_its_folder_is_made(
    print_to, case_file, a_case, tmp_path, suffix
):
    out = tmp_path / "new" / "deep" / f"x{suffix}"
    result = print_to(case_file(a_case()), out)
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    assert out.stat().st_size > 0


def test_a_list_goes_to_a_folder_one_file_per_id(print_to, case_file, a_case, tmp_path, suffix):
    cases = case_file([a_case(id="a"), a_case(id="b")])
    result = print_to(cases, tmp_path / "out")
    assert result.exit_code == 0
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"a{suffix}", f"b{suffix}"}
    assert len(result.stdout.splitlines()) == 2


def test_one_case_may_go_to_a_folder_too(print_to, case_file, a_case, tmp_path, suffix):
    assert print_to(case_file(a_case()), tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / f"one{suffix}").exists()


def test_a_folder_that_exists_may_have_any_name(print_to, case_file, a_case, tmp_path, suffix):
    folder = tmp_path / "visit.2025"
    folder.mkdir()
    assert print_to(case_file(a_case()), folder).exit_code == 0
    assert (folder / f"one{suffix}").exists()


def test_a_list_of_one_may_go_to_a_file(print_to, case_file, a_case, tmp_path, suffix):
    assert print_to(case_file([a_case()]), tmp_path / f"x{suffix}").exit_code == 0


def test_a_list_of_several_is_refused_for_one_file(
    print_to, written, case_file, a_case, tmp_path, suffix
):
    out = tmp_path / f"x{suffix}"
    result = print_to(case_file([a_case(id="a"), a_case(id="b")]), out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "holds 2 cases; name a folder" in result.stderr
    assert (written, out.exists()) == ([], False)


def test_an_unknown_kind_of_file_is_refused(print_to, written, case_file, a_case, tmp_path):
    result = print_to(case_file(a_case()), tmp_path / "x.docx")
    assert result.exit_code == 2
    assert "x.docx is not one of" in result.stderr
    assert written == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_place_that_cannot_be_written_is_refused(
    print_to, case_file, a_case, tmp_path, suffix, kind
):
    blocking = tmp_path / "blocking"
    blocking.write_text("a file", encoding="utf-8")
    out = blocking / ("x" + suffix if kind == "file" else "folder")
    result = print_to(case_file(a_case()), out)
    assert result.exit_code == 2
    assert "cannot be used" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_in_the_place_of_the_file_is_refused(
    print_to, case_file, a_case, tmp_path, suffix
):
    (tmp_path / f"x{suffix}").mkdir()
    result = print_to(case_file(a_case()), tmp_path / f"x{suffix}")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_bad_case_writes_nothing(print_to, written, case_file, a_case, tmp_path):
    cases = case_file([a_case(), a_case(id="bad", findings={"ascites": "?"})])
    result = print_to(cases, tmp_path / "out")
    assert (result.exit_code, written) == (2, [])
    assert not (tmp_path / "out").exists()


def test_the_day_reaches_the_document(run, written, case_file, a_case, tmp_path):
    out = tmp_path / "x.pdf"
    options = ["--kind", "checklist", "--paper", "letter", "--as-of", "2020-01-02"]
    assert run("report", case_file(a_case()), *options, "--out", out).exit_code == 0
    assert written == [("checklist", "one", "letter", "2020-01-02")]


@pytest.mark.parametrize("kind", [".svg", ".png", ".pdf", ".SVG"])
def test_a_plot_may_be_any_of_its_kinds(run, written, case_file, a_case, tmp_path, kind):
    assert run("plot", case_file(a_case()), "--out", tmp_path / f"x{kind}").exit_code == 0
    assert written == [("trend", "one", kind, "VEGF trend, one")]


@pytest.mark.parametrize(
    "options", [[], ["--kind", "novel", "--out", "x.pdf"], ["--kind", "summary"]]
)
def test_a_report_needs_its_kind_and_its_place(run, written, case_file, a_case, options):
    result = run("report", case_file(a_case()), *options)
    assert (result.exit_code, written) == (2, [])


def test_an_unknown_paper_is_refused(run, written, case_file, a_case, tmp_path):
    options = ["--kind", "summary", "--paper", "a3", "--out", tmp_path / "x.pdf"]
    assert run("report", case_file(a_case()), *options).exit_code == 2


def test_screens_need_a_usable_folder(run, monkeypatch, tmp_path):
    made = []
    bootstrap = ModuleType("bootstrap")
    bootstrap.render_screens = lambda folder: made.append(folder) or [folder / "start.png"]
    monkeypatch.setitem(sys.modules, "poems_desktop.bootstrap", bootstrap)
    out = tmp_path / "deep" / "screens"
    result = run("screens", "--out", out)
    assert (result.exit_code, result.stdout.strip()) == (0, str(out / "start.png"))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("screens", "--out", tmp_path / "file").exit_code == 2
    assert made == [out]


def test_without_a_command_the_window_opens(run, monkeypatch, tmp_path):
    asked = []
    bootstrap = ModuleType("bootstrap")
    bootstrap.run_window = lambda **options: asked.append(options) or 7
    monkeypatch.setitem(sys.modules, "poems_desktop.bootstrap", bootstrap)
    assert run("--demo", "--store", tmp_path, "--quit-when-painted").exit_code == 7
    assert asked == [{"demo": True, "store": tmp_path, "quit_when_painted": True}]


@pytest.mark.parametrize(
    ("kind", "name", "ends"), [("text", "x.pdf", ".txt"), ("summary", "x.txt", ".pdf")]
)
def test_a_document_is_no_file_of_another_kind(run, case_file, a_case, tmp_path, kind, name, ends):
    result = run("report", case_file(a_case()), "--kind", kind, "--out", tmp_path / name)
    assert result.exit_code == 2
    assert f"This document is a {ends} file" in result.stderr
    assert list(tmp_path.glob("x*")) == []
