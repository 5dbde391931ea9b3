"""A second examination: documents by a writer who knew neither the detection nor the first examination.

`python -m benchmarks.unseen OUT --documents N --seed S` writes PDFs and their truth. A family is a file in an edition's
`templates/`: a page as its vendor would print it, in which every value is printed by a call that also records it. An
edition has templates, names, places, organisations and analytes of its own, by writers who saw neither detection nor an
earlier edition; once it has been measured at first sight it is opened, and the next one examines.
`--half examined` writes only the families that `make accuracy` is about, `--half calibrating` those that `make calibration`
asks. Both were unknown to whoever worked on detection until `benchmarks/first_sight.md` was measured, and are known since.
"""
