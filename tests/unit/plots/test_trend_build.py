from datetime import date
from decimal import Decimal

from poems_desktop.clinical.record import Treatment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.plots.trend_build import build


def panel(model, specimen):
    return next(one for one in model.panels if one.specimen == specimen)


def test_serum_and_plasma_never_share_a_panel_or_a_run(assess, result):
    model = build(assess([result(486, "2022-03-08"), result(6240, "2022-02-10", specimen="serum")]))
    assert [one.specimen for one in model.panels] == ["plasma", "serum"]
    for one in model.panels:
        assert len(one.points) == 1
        assert one.runs == ()


def test_results_after_treatment_are_drawn_though_they_never_count(assess, result, lenalidomide):
    assessment = assess([result(486, "2022-03-08"), result(58, "2025-05-14")], [lenalidomide])
    assert [point.aside is None for point in assessment.vegf_points] == [True, False]
    assert len(panel(build(assessment), "plasma").points) == 2


def test_results_not_known_to_be_before_treatment_are_drawn(assess, result):
    vague = Treatment(id="t", name="x", directed=True, start=PartialDate(2022))
    assessment = assess([result(486, "2022-03-08")], [vague])
    assert assessment.vegf_points[0].aside is not None
    assert len(panel(build(assessment), "plasma").points) == 1


def test_a_line_joins_one_laboratory_and_another_is_marked(assess, result):
    model = build(
        assess(
            [
                result(49, "2024-12-11"),
                result(231, "2025-03-12", laboratory="Harbour"),
                result(54, "2025-04-02"),
            ]
        )
    )
    plasma = panel(model, "plasma")
    assert plasma.main_laboratory == "Meridian"
    assert [run.laboratory for run in plasma.runs] == ["Meridian"]
    assert [p.level for p in plasma.runs[0].points] == [Decimal(49), Decimal(54)]
    assert [p.level for p in plasma.points if p.other_laboratory] == [Decimal(231)]


def test_points_without_laboratory_are_not_joined(assess, result):
    model = build(
        assess([result(300, "2024-01-01", laboratory=""), result(200, "2024-06-01", laboratory="")])
    )
    assert panel(model, "plasma").runs == ()


def test_a_bound_interrupts_the_line_and_keeps_its_side(assess, result):
    model = build(
        assess(
            [
                result(300, "2024-01-01"),
                result(200, "2024-02-01"),
                result(31, "2024-03-01", comparator="<"),
                result(90, "2024-04-01"),
                result(80, "2024-05-01"),
            ]
        )
    )
    plasma = panel(model, "plasma")
    assert [p.bound for p in plasma.points] == [None, None, "below", None, None]
    assert [[p.level for p in run.points] for run in plasma.runs] == [
        [Decimal(300), Decimal(200)],
        [Decimal(90), Decimal(80)],
    ]


def test_a_vague_date_spans_its_days_and_is_not_joined_among_others(assess, result):
    model = build(assess([result(120, "2024-03-01"), result(90, "2024"), result(60, "2024-09-01")]))
    plasma = panel(model, "plasma")
    vague = next(p for p in plasma.points if p.level == 90)
    assert (vague.first, vague.last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert [[p.level for p in run.points] for run in plasma.runs] == [[Decimal(120), Decimal(60)]]


def test_a_specimen_not_stated_stands_in_its_own_strip(assess, result):
    model = build(assess([result(880, "2022-01-24", specimen=None)]))
    assert model.panels == ()
    assert [p.reported for p in model.unstated] == ["880"]
    assert not model.is_empty


def test_what_cannot_be_drawn_is_listed_with_its_reason(assess, result):
    model = build(
        assess(
            [
                result(500, None),
                result(510, "2030-01-01"),
                result(2.4, "2024-01-01", unit="xULN"),
                result(0, "2024-02-01"),
                result(520, "2024-03-01", unread={"collected": "soon"}),
            ]
        )
    )
    assert model.is_empty
    reasons = {one.text.split()[0]: one.reason for one in model.listed}
    assert reasons["500"].startswith("The date of collection is not recorded")
    assert reasons["510"].startswith("Collected after 20-Nov-2025")
    assert reasons["2.4"].startswith("Not in a unit")
    assert reasons["0"].startswith("Zero cannot stand on a log scale")
    assert reasons["520"].startswith("An entry of this result needs correction")


def test_zero_stands_on_a_linear_axis(assess, result):
    model = build(assess([result(0, "2024-02-01")]), scale="linear")
    assert panel(model, "plasma").height_of(0) == 0


def test_another_unit_is_drawn_converted_and_shown_as_reported(assess, result):
    model = build(assess([result("0.486", "2022-03-08", unit="ng/mL")]))
    point = panel(model, "plasma").points[0]
    assert point.level == Decimal(486)
    assert point.reported == "0.486 ng/mL"


def test_the_cut_off_gives_its_numbers_without_a_gloss(assess, result):
    cut_off = panel(build(assess([result(58, "2025-05-14")])), "plasma").cut_off
    assert cut_off is not None
    assert cut_off.title == "200 pg/mL plasma"
    assert cut_off.details == ("specificity 95%", "sensitivity 68%")
    assert cut_off.mark == "F11"


def test_treatments_and_day_zero_on_the_axis(assess, result, lenalidomide, day_zero):
    results = [result(486, "2022-03-08"), result(58, "2023-05-14")]
    model = build(assess(results, [lenalidomide], [day_zero]))
    assert model.bands[0].dates == "11-Apr-2022 to 22-Aug-2022"
    assert model.place_of(model.bands[0].first) < model.place_of(model.day_zeros[0].day)
    assert build(assess(results, [lenalidomide], [day_zero]), treatments=False).bands == ()


def test_a_treatment_without_stop_is_not_given_one(assess, result):
    open_end = Treatment(id="t", name="x", directed=True, start=PartialDate(2022, 4, 11))
    model = build(assess([result(486, "2022-03-08")], [open_end]))
    assert model.bands[0].stop is None
    assert model.bands[0].dates == "from 11-Apr-2022"


def test_far_events_and_a_far_today_do_not_squeeze_the_points(assess, result, lenalidomide):
    model = build(assess([result(486, "2012-03-08"), result(58, "2013-05-14")], [lenalidomide]))
    assert model.last < date(2014, 1, 1)
    assert model.bands == ()
    assert not model.shows(model.as_of)


def test_since_leaves_earlier_points_out(assess, result):
    model = build(
        assess([result(486, "2022-03-08"), result(58, "2025-05-14")]), since=date(2025, 1, 1)
    )
    assert [p.level for p in panel(model, "plasma").points] == [Decimal(58)]
    assert model.first >= date(2025, 1, 1)
