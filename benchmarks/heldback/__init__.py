"""Held-back documents: they were the examination, and are open to development since `benchmarks.unseen` is.

`python -m benchmarks.heldback OUT --documents N --seed S` writes PDFs in English and French and their
truth. Nothing here is shared with `phiscan.synthetic` but the form of truth: names, wordings, layouts
and numbers are its own. Scores are calibrated on them (`make calibration`).
"""
