"""Held-back documents: an examination that phiscan's detection is never tuned on.

`python -m benchmarks.heldback OUT --documents N --seed S` writes PDFs in English and French and their
truth. Nothing here is shared with `phiscan.synthetic` but the form of truth: names, wordings, layouts
and numbers are its own. Who works on detection does not read this folder and does not look at what
it writes; they get figures only.
"""
