import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from poems_desktop.plots.case_figure import case_figure
from poems_desktop.plots.export import kind_of, save
from poems_desktop.plots.faces import families, readable
from poems_desktop.plots.palette import screen_palette
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.trend_words import describe
from poems_desktop.plots.vegf_figure import NOTHING, draw_trend, trend_figure
from poems_desktop.plots.vegf_print import print_figure


def texts(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


@pytest.fixture
def model(assess, result, lenalidomide, day_zero):
    return build(
        assess(
            [
                result(486, "2022-03-08"),
                result(47, "2024-06-12"),
                result(231, "2025-03-12", laboratory="Harbour"),
                result(58, "2025-05-14"),
                result(6240, "2022-02-10", specimen="serum", laboratory="Elm Valley"),
                result(880, "2022-01-24", specimen=None, laboratory="Northgate"),
            ],
            [lenalidomide],
            [day_zero],
        )
    )


def test_labels_stand_on_the_figure(model):
    found = texts(trend_figure(model, screen_palette("light"), heading="TEST, Ann"))
    for wanted in (
        "TEST, Ann",
        "Serum and plasma are never compared.",
        "VEGF in plasma",
        "VEGF in serum",
        "486",
        "47",
        "58",
        "6,240",
        "Other lab: 231 at Harbour",
        "200 pg/mL plasma",
        "specificity 97.6%",
        "Specimen not stated: set aside",
        "880 pg/mL",
        "solid line: Meridian only",
        "as of 20-Nov-2025",
    ):
        assert wanted in found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_labels_of_a_panel_do_not_overlap(model, theme):
    figure = trend_figure(model, screen_palette(theme))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    for axes in figure.axes:
        boxes = [
            (text.get_text(), text.get_window_extent(renderer).shrunk(0.9, 0.7))
            for text in axes.texts
        ]
        for place, (name, box) in enumerate(boxes):
            for other_name, other in boxes[place + 1 :]:
                assert not box.overlaps(other), (name, other_name)


def test_each_specimen_has_its_own_axes(model):
    drawn = draw_trend(print_figure(model, 500, 100), model, screen_palette("light"))
    assert list(drawn.axes) == ["plasma", "serum", "unstated"]
    assert drawn.axes["plasma"].get_ylim() != drawn.axes["serum"].get_ylim()
    assert drawn.axes["plasma"].get_xlim() == drawn.axes["serum"].get_xlim()


def test_a_figure_can_be_drawn_again_after_a_resize(model):
    figure = trend_figure(model, screen_palette("light"))
    before = len(figure.axes)
    figure.set_size_inches(5, 3)
    draw_trend(figure, model, screen_palette("dark"))
    assert len(figure.axes) == before


def test_a_record_without_vegf_gives_an_honest_figure(assess):
    assert NOTHING in texts(case_figure(assess()))


def test_undated_results_are_named_on_the_figure(assess, result):
    found = texts(case_figure(assess([result(740, None)])))
    assert any(text.startswith("740 pg/mL, plasma") for text in found)


def test_a_print_needs_a_panel(assess):
    with pytest.raises(ValueError, match="no panel"):
        print_figure(build(assess()), 500, 100)


def test_a_sentence_for_those_who_cannot_see_it(model):
    assert describe(model) == (
        "VEGF trend: plasma, 4 results, from 486 pg/mL on 08-Mar-2022 to 58 pg/mL on 14-May-2025,"
        " 1 of them from another laboratory; serum, 1 result, 6,240 pg/mL on 10-Feb-2022;"
        " 1 result set aside, specimen not stated; day 0 of a transplant 14-Sep-2022."
    )


def test_a_heading_is_never_read_as_math_and_never_a_box(assess, result):
    figure = case_figure(assess([result(486, "2022-03-08")], family="$x^2$", given="髙𠮷"))
    found = texts(figure)
    assert "$x^2$, 髙[U+20BB7]" in found
    FigureCanvasAgg(figure).draw()


def test_no_font_of_the_system_is_asked_for(model):
    figure = trend_figure(model, screen_palette("light"))
    for axes in figure.axes:
        for text in [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]:
            assert text.get_fontfamily() == families() or not text.get_text()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_same_figure_is_the_same_file(tmp_path, model, kind):
    files = [tmp_path / f"{n}.{kind}" for n in (1, 2)]
    for file in files:
        save(trend_figure(model, screen_palette("light")), file, title="Ann's trend")
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert len(first) > 5_000


def test_an_svg_needs_no_font(tmp_path, model):
    save(trend_figure(model, screen_palette("light")), tmp_path / "a.svg")
    assert "<text" not in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(ValueError, match=r"\.svg, \.png or \.pdf"):
        kind_of(tmp_path / "trend.gif")


def test_uncovered_letters_are_spelled_out():
    assert readable("Łukasz Ωμέγα ≥ 髙\ufe0f\n😀𠮷") == "Łukasz Ωμέγα ≥ 髙 [U+1F600][U+20BB7]"
    assert readable("e\u0301") == "é"
