"""What people read: the chronology, the brief, the board of undertakings, and any record by its id.

Every line is made from the records of a ``CorpusView`` and carries footnotes to the exact words.
"""
