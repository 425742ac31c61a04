"""Undo and redo against a line of states with a place in it."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from poems_desktop.app.history import History, Step


class Line(RuleBasedStateMachine):
    """The model keeps the states before and after the present one, and which field is open."""

    def __init__(self):
        super().__init__()
        self.history = History()
        self.past, self.present, self.future = [], 0, []
        self.names_past, self.names_future = [], []
        self.open_path = None
        self.fresh = 0

    @rule(path=st.sampled_from("ab"), typing=st.booleans())
    def edit(self, path, typing):
        self.fresh += 1
        after = self.fresh
        self.history.record(Step(f"edit {path}", path, self.present, after), merge=typing)
        if not (typing and self.open_path == path):
            self.past.append(self.present)
            self.names_past.append(f"edit {path}")
        self.present, self.future, self.names_future = after, [], []
        self.open_path = path if typing else None

    @rule()
    def seal(self):
        self.history.seal()
        self.open_path = None

    @rule()
    def undo(self):
        step = self.history.undo()
        self.open_path = None
        if not self.past:
            assert step is None
            return
        before = self.past.pop()
        assert (step.before, step.after) == (before, self.present)
        self.future.append(self.present)
        self.names_future.append(self.names_past.pop())
        self.present = before

    @rule()
    def redo(self):
        step = self.history.redo()
        self.open_path = None
        if not self.future:
            assert step is None
            return
        after = self.future.pop()
        assert (step.before, step.after) == (self.present, after)
        self.past.append(self.present)
        self.names_past.append(self.names_future.pop())
        self.present = after

    @rule()
    def undo_everything_and_redo_it(self):
        here, state = len(self.past), self.present
        while self.past:
            self.undo()
        assert self.present == 0
        for _ in range(here):
            self.redo()
        assert self.present == state

    @invariant()
    def names_are_of_the_steps_beside_the_present(self):
        assert self.history.undo_name == (self.names_past[-1] if self.names_past else None)
        assert self.history.redo_name == (self.names_future[-1] if self.names_future else None)


TestLine = Line.TestCase
TestLine.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
