"""Which levels may be drawn beside VEGF, and what is said where a set has none."""

from decimal import Decimal

from poems_desktop.clinical.vegf_lines import vegf_lines


def _of(shipped, name, rule="stated"):
    return vegf_lines([shipped.sets[name]], shipped, rule)[1]


def test_the_published_cut_offs_come_first_with_their_numbers(shipped):
    published = vegf_lines([], shipped, "stated")[0]
    plasma, serum = published.of("plasma"), published.of("serum")
    assert (plasma.value, plasma.details) == (
        Decimal(200),
        ("specificity 95%", "sensitivity 68%"),
    )
    assert (serum.value, serum.details[1]) == (Decimal(1920), "sensitivity 73.3%")
    assert "excludes nothing" in published.note


def test_a_set_that_decides_by_serum_alone_has_no_level_in_plasma(shipped):
    japan = _of(shipped, "japan_mhlw_2024")
    assert japan.of("plasma") is None
    assert japan.of("serum").value == Decimal(1000)
    assert "plasma has no level" in japan.note


def test_a_set_whose_cut_off_was_not_seen_draws_nothing_and_says_so(shipped):
    suichi = _of(shipped, "suichi_2019")
    assert suichi.levels == ()
    assert "only a statement decides" in suichi.note


def test_a_set_by_statement_or_number_says_by_which_rule_the_site_weighs(shipped):
    levels = {one.value for one in _of(shipped, "dispenzieri").levels}
    assert levels == {Decimal(200), Decimal(1920)}
    assert "statement first" in _of(shipped, "dispenzieri").note
    assert "published cut-offs alone" in _of(shipped, "dispenzieri", "published").note


def test_a_set_without_vegf_draws_nothing_and_says_so(shipped):
    bare = shipped.sets["dispenzieri"]
    others = tuple(one for one in bare.criterion if one.rule != "vegf")
    without = bare.model_copy(update={"criterion": others})
    found = vegf_lines([without], shipped, "stated")[1]
    assert found.levels == ()
    assert found.note == f"{bare.short} has no criterion of VEGF."
