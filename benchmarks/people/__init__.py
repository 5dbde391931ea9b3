"""People counted: synthetic subjects of documents (no PDFs), linked, and compared with the truth. `make people`."""
