"""The figure of one case as `poems-desktop plot` saves it."""

from matplotlib.figure import Figure

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.record import Patient
from poems_desktop.core.reading import show_date
from poems_desktop.plots.palette import screen_palette
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.vegf_figure import trend_figure

_LONGEST, _SHORTER = 60, 34


def case_heading(assessment: Assessment) -> str:
    """Who the figure is about: the name, or the id of a case without one."""
    patient = assessment.record.patient
    name = ", ".join(part for part in (patient.family, patient.given) if part) or patient.id
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 1]}…"
    number = f" ({patient.record_number})" if patient.record_number else ""
    mark = ", fictional patient" if patient.fictional else ""
    return f"{name}{number}{mark}"


def patient_heading(patient: Patient) -> str:
    """Name, birth date and record number: what a figure outside the program must bear."""
    name = ", ".join(part for part in (patient.family, patient.given) if part)
    name = name if len(name) <= _SHORTER else f"{name[: _SHORTER - 1]}…"
    born = "not stated" if patient.born is None else show_date(patient.born)
    number = patient.record_number or "not stated"
    mark = ", fictional patient" if patient.fictional else ""
    return f"{name or 'No name'}, born {born}, record no. {number}{mark}"


def case_figure(assessment: Assessment) -> Figure:
    """The trend on a white ground with a heading; without results, a figure that says so."""
    model = build(assessment)
    return trend_figure(model, screen_palette("light"), heading=case_heading(assessment))
