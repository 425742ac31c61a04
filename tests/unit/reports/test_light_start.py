import subprocess
import sys


def test_the_door_to_documents_and_trends_loads_nothing_heavy():
    code = (
        "import sys, poems_desktop.reports.documents, poems_desktop.plots.trend_build,"
        " poems_desktop.plots.trend_words, poems_desktop.plots.palette;"
        "print([n for n in ('reportlab', 'matplotlib', 'numpy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr
