"""Asking an engine, and the figures of it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from benchmarks.search.corpus import Question
from benchmarks.search.engines.base import TOP, Engine
from search.sources import Entry

Figures = dict[str, float]


def measure(engine: Engine, entries: list[Entry], wanted: Sequence[Question]) -> Figures:
    """Build, then ask everything once as the first questions (cold) and twice more (warm)."""
    started = time.perf_counter()
    engine.build(entries)
    built = time.perf_counter() - started
    engine.open()
    for question in wanted[:3]:  # dictionaries of the analysis are loaded, for all engines
        engine.ask(f"{question.words} 。", question.language)
    engine.open()
    cold, ranks = _round(engine, wanted)
    warm = [time for _ in range(2) for time in _round(engine, wanted)[0]]
    return {
        "build/s": round(len(entries) / built, 1),
        "cold p50": _cut(cold, 50), "cold p95": _cut(cold, 95),
        "warm p50": _cut(warm, 50), "warm p95": _cut(warm, 95),
        "MRR": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        "lost": round(sum(not rank for rank in ranks) / len(ranks), 3),
    }  # fmt: skip


def _round(engine: Engine, wanted: Sequence[Question]) -> tuple[list[float], list[int]]:
    """Milliseconds, and the rank of the item asked for (0: not among the first twenty)."""
    times: list[float] = []
    ranks: list[int] = []
    for question in wanted:
        started = time.perf_counter()
        found = engine.ask(question.words, question.language)
        times.append((time.perf_counter() - started) * 1000)
        item = (question.unit, question.key)
        ranks.append(found.index(item) + 1 if item in found[:TOP] else 0)
    return times, ranks


def _cut(times: list[float], percent: int) -> float:
    return round(statistics.quantiles(times, n=100)[percent - 1], 3)
