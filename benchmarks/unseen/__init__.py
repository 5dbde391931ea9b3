"""A second examination: documents by a writer who knew neither the detection nor the first examination.

`python -m benchmarks.unseen OUT --documents N --seed S` writes PDFs and their truth. A family is a file in an edition's
`templates/`: a page as its vendor would print it, in which every value is printed by a call that also records it. An
edition has templates, names, places, organisations and analytes of its own, by writers who saw neither detection nor an
earlier edition; once it has been measured at first sight it is opened, and the next one examines.
`--half examined` writes only the half of the newest edition that `make accuracy` is about, `--half calibrating` all that is
open to development and to `make calibration`: the newest edition's other half, and all older ones. `benchmarks/first_sight.md`
keeps what was found in each edition before anybody who works on detection had seen it.
"""
