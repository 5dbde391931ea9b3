"""Synthetic dumps with their truth, so that nobody needs real people's documents to try phiscan."""

from phiscan.synthetic.dump import SynthReport, synthesize
from phiscan.synthetic.sample import make_sample

__all__ = ["SynthReport", "make_sample", "synthesize"]
