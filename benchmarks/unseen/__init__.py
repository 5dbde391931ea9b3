"""A second examination, blind: documents by a writer who knew neither the detection nor the first examination.

`python -m benchmarks.unseen OUT --documents N --seed S` writes PDFs and their truth. A family is a file in
`templates/`: a page as its vendor would print it, in which every value is printed by a call that also records it.
`--half blind` writes only the families that nobody who works on detection may ever open; `--half open` the others.
"""
