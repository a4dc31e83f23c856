"""The figures as a table and as a plot."""

from __future__ import annotations

from math import log10
from typing import Any

_WIDTH, _LEFT, _ROW = 720, 130, 34
_COLOURS = {"cold p95": "#9db8cc", "warm p95": "#0b5a8a"}


def table(report: dict[str, Any]) -> str:
    """A table in Markdown; times in milliseconds, and p95 as multiples of the portal's."""
    engines = report["engines"]
    names = list(next(iter(engines.values())))
    lines = [
        f"{report['entries']} entries, {report['questions']} questions, seed {report['seed']}",
        "",
        "| engine | " + " | ".join(names) + " | warm p95 x portal |",
        "| --- |" + " ---: |" * (len(names) + 1),
    ]
    base = engines["portal"]["warm p95"]
    for engine, figures in engines.items():
        cells = [f"{figures[name]:g}" for name in names] + [f"{figures['warm p95'] / base:.2f}"]
        lines.append(f"| {engine} | " + " | ".join(cells) + " |")
    for name, value in report.get("updates", {}).items():
        lines += ["", f"{name}: {value:g}"]
    return "\n".join(lines) + "\n"


def plot(report: dict[str, Any]) -> str:
    """Bars of p95, cold and warm, on a logarithmic scale, as SVG."""
    engines = report["engines"]
    height = _ROW * len(engines) + 50
    most = max(max(figures[name] for name in _COLOURS) for figures in engines.values())
    scale = (_WIDTH - _LEFT - 90) / (log10(most) + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        ' font-family="sans-serif" font-size="12">',
        "<title>p95 of each engine in milliseconds, logarithmic</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for row, (engine, figures) in enumerate(engines.items()):
        top = 16 + row * _ROW
        parts.append(f'<text x="{_LEFT - 8}" y="{top + 16}" text-anchor="end">{engine}</text>')
        for place, (name, colour) in enumerate(_COLOURS.items()):
            value = figures[name]
            length = max(1.0, (log10(max(value, 0.1)) + 1) * scale)
            y = top + place * 13
            parts.append(
                f'<rect x="{_LEFT}" y="{y}" width="{length:.1f}" height="11" fill="{colour}"/>'
                f'<text x="{_LEFT + length + 5:.1f}" y="{y + 10}">{value:g} ms</text>'
            )
    y = 16 + len(engines) * _ROW + 14
    for place, (name, colour) in enumerate(_COLOURS.items()):
        x = _LEFT + place * 120
        parts.append(f'<rect x="{x}" y="{y - 10}" width="11" height="11" fill="{colour}"/>')
        parts.append(f'<text x="{x + 16}" y="{y}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
