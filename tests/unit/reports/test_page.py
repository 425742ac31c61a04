from poems_desktop.reports.blocks import Heading, Section, Space
from poems_desktop.reports.page import Geometry, arrange, fits

G = Geometry("a4")
FREE = G.top - G.bottom


def section(height, moves=None, rows=1):
    return Section(tuple(Space(height / rows) for _ in range(rows)), moves=moves, above=0.0)


def heights(pages):
    return [[placed.block.height for placed in page] for page in pages]


def test_what_fits_stays_on_one_page():
    sections = [section(100), section(200, moves=1)]
    assert fits(sections, G)
    assert heights(arrange(sections, G)) == [[100, 200]]


def test_what_may_move_goes_in_its_order_until_the_rest_fits():
    sections = [section(300), section(200, moves=1), section(180, moves=2), section(130)]
    assert not fits(sections, G)
    assert heights(arrange(sections, G)) == [[300, 180, 130], [200]]


def test_more_goes_when_one_is_not_enough():
    sections = [section(600), section(100, moves=1), section(180, moves=2), section(50, moves=3)]
    assert heights(arrange(sections, G)) == [[600, 50], [100, 180]]


def test_when_the_rest_never_fits_everything_flows_in_order():
    sections = [section(900, rows=30), section(200, moves=1)]
    pages = arrange(sections, G)
    assert len(pages) == 2
    assert pages[-1][-1].block.height == 200


def test_rows_are_never_split_and_the_heading_stands_again():
    long = Section(
        tuple(Space(100.0) for _ in range(12)),
        Heading(500, "Labs"),
        columns=Space(11.0),
        above=0.0,
    )
    pages = arrange([long], G)
    assert sum(placed.block.height == 100 for page in pages for placed in page) == 12
    for page in pages:
        for placed in page:
            assert placed.top - placed.block.height >= G.bottom
    for page in pages[1:]:
        assert page[0].block.title == "Labs, continued"
        assert page[1].block.height == 11


def test_a_heading_is_never_left_alone_at_the_foot():
    below = Section((Space(50.0),), Heading(500, "Findings"), above=0.0)
    pages = arrange([section(FREE - 30), below], G)
    assert [len(page) for page in pages] == [1, 2]


def test_a_page_is_never_empty():
    assert all(len(page) > 0 for page in arrange([section(FREE + 50), section(10)], G))
