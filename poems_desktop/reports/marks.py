"""State marks as shapes that survive a photocopy: disc, square, dashed diamond."""

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.core.truth import Truth


def draw_mark(canvas: Canvas, truth: Truth, x: float, y: float, size: float) -> None:
    """Draw the mark of a criterion with its middle at `x`, `y`; `size` is its width in points."""
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    canvas.setLineWidth(size * 0.11)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.translate(x, y)
    match truth:
        case Truth.TRUE:
            _met(canvas, size / 2)
        case Truth.FALSE:
            _not_met(canvas, size / 2)
        case Truth.UNKNOWN:
            _unknown(canvas, size / 2)
    canvas.restoreState()


def _met(canvas: Canvas, half: float) -> None:
    canvas.circle(0, 0, half, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(half * 0.3)
    path = canvas.beginPath()
    path.moveTo(-half * 0.45, -half * 0.02)
    path.lineTo(-half * 0.1, -half * 0.38)
    path.lineTo(half * 0.48, half * 0.36)
    canvas.drawPath(path, stroke=1, fill=0)


def _not_met(canvas: Canvas, half: float) -> None:
    side = half * 0.86
    canvas.rect(-side, -side, 2 * side, 2 * side, stroke=1, fill=0)
    arm = half * 0.42
    canvas.line(-arm, -arm, arm, arm)
    canvas.line(-arm, arm, arm, -arm)


def _unknown(canvas: Canvas, half: float) -> None:
    path = canvas.beginPath()
    path.moveTo(0, half)
    path.lineTo(half, 0)
    path.lineTo(0, -half)
    path.lineTo(-half, 0)
    path.close()
    canvas.saveState()
    canvas.setLineWidth(half * 0.2)
    canvas.setDash([half * 0.42, half * 0.3])
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
    hook = canvas.beginPath()
    hook.moveTo(-half * 0.22, half * 0.18)
    hook.curveTo(-half * 0.22, half * 0.52, half * 0.26, half * 0.52, half * 0.24, half * 0.18)
    hook.curveTo(half * 0.22, -half * 0.02, 0, half * 0.0, 0, -half * 0.2)
    canvas.setLineWidth(half * 0.2)
    canvas.drawPath(hook, stroke=1, fill=0)
    canvas.circle(0, -half * 0.44, half * 0.11, stroke=0, fill=1)
