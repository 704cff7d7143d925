// The second version: what a doctor said is an addition to the session that asked for it.

/// The table of additions made anew, since a check cannot be altered.
let secondSchema = """
  ALTER TABLE corrections RENAME TO older_corrections;

  CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (number),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('remark', 'void', 'assign', 'doctor')),
    text TEXT NOT NULL CHECK (length(text) > 0),
    patient TEXT CHECK ((patient IS NOT NULL) = (kind = 'assign')),
    UNIQUE (session, seq)
  ) STRICT;

  INSERT INTO corrections (number, session, seq, at, kind, text, patient)
  SELECT number, session, seq, at, kind, text, patient FROM older_corrections;

  DROP TABLE older_corrections;

  """

/// Its triggers went with the older table: the last three of the first version.
let secondTriggers = firstTriggers.suffix(3)
