from poems_desktop.clinical.engraftment.events import events
from poems_desktop.clinical.engraftment.panel import engraftment_panel
from poems_desktop.clinical.transplant import Infusion, Transplant
from poems_desktop.core.partial_date import PartialDate


def found(make, course, as_of=9):
    panel = engraftment_panel(course, make.constants, make.day(as_of))
    days = events(panel, course, make.constants)
    return {(day - make.day(0)).days: words for day, words in days.items()}


def test_the_window_and_the_infusion_are_on_their_days(make):
    assert found(make, make.course()) == {
        0: ("Stem cells returned",),
        7: ("Watch begins",),
        15: ("Watch ends; later not excluded",),
    }


def test_every_infusion_and_a_stated_day_zero(make):
    course = Transplant(
        id="t",
        infusions=(Infusion(id="a", day=make.day(-1)), Infusion(id="b", day=make.day(1))),
        day_zero_rule="stated",
        day0=PartialDate.of(make.day(0)),
    )
    days = found(make, course)
    assert days[-1] == days[1] == ("Stem cells returned",)
    assert days[0] == ("Day 0 as stated",)


def test_without_day_zero_nothing_is_watched(make):
    course = Transplant(id="t", mobilization_began=make.day(-12), discharged=make.day(20))
    assert found(make, course) == {-12: ("Mobilization began",), 20: ("Discharged",)}


def test_a_steroid_course_is_counted_from_its_first_dose(make):
    dose = make.entry(9, steroid={"given": True, "purpose": "engraftment_syndrome"})
    days = found(make, make.course(dose))
    assert days[9] == ("First steroid dose, day 1",)
    assert days[18] == ("Steroid day 10: not before",)
    other = make.entry(9, steroid={"given": True, "purpose": "other"})
    assert 18 not in found(make, make.course(other))


def test_engraftment_by_counts_only_where_it_is_known(make):
    course = make.engrafted(neutrophils_appeared=None)
    assert found(make, course, as_of=15)[11] == ("Engraftment by counts",)
    assert 11 not in found(make, course, as_of=10)
    stated = make.course(stated_engraftment=make.day(12), discharged=make.day(20))
    days = found(make, stated)
    assert days[12] == ("Engraftment as stated",)
    assert days[20] == ("Discharged",)
