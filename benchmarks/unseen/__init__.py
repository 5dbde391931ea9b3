"""A second examination: documents by a writer who knew neither the detection nor the first examination.

`python -m benchmarks.unseen OUT --documents N --seed S` writes PDFs and their truth. A family is a file in
`templates/`: a page as its vendor would print it, in which every value is printed by a call that also records it.
`--half examined` writes only the families that `make accuracy` is about, `--half calibrating` those that `make calibration`
asks. Both were unknown to whoever worked on detection until `benchmarks/first_sight.md` was measured, and are known since.
"""
