"""The figure of one case as `poems-desktop plot` saves it."""

from matplotlib.figure import Figure

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.plots.palette import screen_palette
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.vegf_figure import trend_figure

_LONGEST = 60


def case_heading(assessment: Assessment) -> str:
    """Who the figure is about: the name, or the id of a case without one."""
    patient = assessment.record.patient
    name = ", ".join(part for part in (patient.family, patient.given) if part) or patient.id
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 1]}…"
    number = f" ({patient.record_number})" if patient.record_number else ""
    mark = ", fictional patient" if patient.fictional else ""
    return f"{name}{number}{mark}"


def case_figure(assessment: Assessment) -> Figure:
    """The trend on a white ground with a heading; without results, a figure that says so."""
    model = build(assessment)
    return trend_figure(model, screen_palette("light"), heading=case_heading(assessment))
