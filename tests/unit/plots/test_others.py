"""Other tests beside VEGF: an axis each, one laboratory joined, and every point placed."""

from decimal import Decimal

from poems_desktop.clinical.record import Measurement
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.plots.other_build import FEWEST, USUAL, offered
from poems_desktop.plots.palette import screen_palette
from poems_desktop.plots.spots import spots
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.trend_words import describe
from poems_desktop.plots.vegf_figure import draw_trend, least_height, trend_figure


def one(test, value, day, unit, laboratory="Meridian", **given):
    return Measurement(
        id=f"{test}{day}{laboratory}", test=test, value=Decimal(value), unit=unit,
        laboratory=laboratory, collected=PartialDate.from_iso(day), **given,
    )  # fmt: skip


def counts(*given):
    return [one("platelets", value, day, "10*9/L") for value, day in given]


def test_two_dated_results_make_a_trend_and_one_does_not(assess):
    found = offered(
        assess(
            [
                *counts((612, "2022-03-08"), (214, "2025-05-14")),
                one("albumin", "4.1", "2025-05-14", "g/dL"),
                one("crp", "4", "2025-05-14", "mg/L"),
                one("crp", "5", "2025-06-14", "mg/L"),
                one("body_weight", "60", "2025-05-14", "kg"),
                one("body_weight", "61", "2025-06-14", "kg"),
            ]
        )
    )
    assert [entry.key for entry in found] == ["platelets", "body_weight", "crp"]
    assert [entry.key for entry in found if entry.key in USUAL] == ["platelets", "body_weight"]


def test_a_trend_needs_as_many_results_as_is_said(assess):
    days = [f"2022-{month:02}-08" for month in range(1, FEWEST + 1)]
    assert offered(assess(counts(*((612, day) for day in days[1:])))) == ()
    (found,) = offered(assess(counts(*((612, day) for day in days))))
    assert found.count == FEWEST


def test_values_are_put_into_the_unit_of_the_latest_and_keep_their_own_words(assess):
    results = [
        one("m_protein_serum", "9", "2022-01-01", "g/L"),
        one("m_protein_serum", "0.4", "2023-01-01", "g/dL"),
    ]
    (panel,) = build(assess(results), others=["m_protein_serum"]).others
    assert panel.unit == "g/dL"
    assert [point.level for point in panel.points] == [Decimal("0.9"), Decimal("0.4")]
    assert [point.reported for point in panel.points] == ["9 g/L", "0.4"]


def test_a_line_joins_one_laboratory_and_bedside_values_need_none(assess):
    mixed = [*counts((612, "2022-03-08"), (300, "2023-03-08")),
             one("platelets", "700", "2022-09-01", "10*9/L", "Harbour")]  # fmt: skip
    (panel,) = build(assess(mixed), others=["platelets"]).others
    assert [run.laboratory for run in panel.runs] == ["Meridian"]
    assert [p.level for p in panel.points if p.other_laboratory] == [Decimal(700)]
    bare = [one("platelets", v, d, "10*9/L", "") for v, d in ((6, "2022-01-01"), (5, "2023-01-01"))]
    assert build(assess(bare), others=["platelets"]).others[0].runs == ()
    bare = [one("body_weight", v, d, "kg", "") for v, d in ((6, "2022-01-01"), (5, "2023-01-01"))]
    assert len(build(assess(bare), others=["body_weight"]).others[0].runs) == 1


def test_specimens_never_share_a_panel(assess):
    results = [
        one("il6", "9", "2022-01-01", "pg/mL", specimen="serum"),
        one("il6", "8", "2022-02-01", "pg/mL", specimen="plasma"),
        one("il6", "7", "2022-03-01", "pg/mL"),
    ]
    panels = build(assess(results), others=["il6"]).others
    assert [(panel.specimen, len(panel.points)) for panel in panels] == [
        ("plasma", 1), ("serum", 1), (None, 1),
    ]  # fmt: skip
    assert panels[2].title == "Interleukin 6, specimen not stated"


def test_an_unlike_unit_is_listed_and_not_drawn(assess):
    results = [*counts((612, "2022-03-08")), one("platelets", "5", "2021-01-01", None)]
    model = build(assess(results), others=["platelets"])
    assert len(model.others[0].points) == 1
    assert any("without unit" in listed.text for listed in model.listed)


def test_the_time_axis_holds_every_panel_and_every_point_has_a_spot(assess, result):
    results = [result(486, "2024-03-08"), *counts((612, "2021-03-08"), (214, "2025-05-14"))]
    model = build(assess(results), others=["platelets"])
    figure = trend_figure(model, screen_palette("light"), height=least_height(model) / 72)
    drawn = draw_trend(figure, model, screen_palette("light"))
    found = spots(model, drawn)
    assert len(found) == 3
    assert all(0 < spot.x < 1 and 0 < spot.y < 1 for spot in found)
    assert {spot.panel for spot in found} == {"plasma", "platelets:"}
    lefts = {axes.get_position().x0 for axes in drawn.axes.values()}
    assert len(lefts) == 1
    assert "Platelets, 2 results, from 612" in describe(model)


def test_without_vegf_the_other_panels_stand_and_the_figure_says_so(assess):
    model = build(assess(counts((612, "2021-03-08"), (214, "2025-05-14"))), others=["platelets"])
    drawn = draw_trend(trend_figure(model, screen_palette("dark")), model, screen_palette("dark"))
    assert set(drawn.axes) == {"none", "platelets:"}
    assert describe(model).startswith("VEGF trend: no result with a date; Platelets")


def test_the_direction_of_a_scale_is_said(assess):
    results = [one("onls_total", v, d, "{score}", "") for v, d in ((7, "2021-01-01"), (2, "2022"))]
    (panel,) = build(assess(results), others=["onls_total"]).others
    assert (panel.unit, panel.direction) == ("", "lower is better")
