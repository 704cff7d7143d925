// The first version of the schema. What has shipped is never changed: later versions are added.

/// Sessions, their journals, and the protocol texts they were done by.
let firstSchema = """
  CREATE TABLE boots (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE protocol_texts (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE patients (
    number INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
    name TEXT,
    birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    sex TEXT CHECK (sex IN ('female', 'male')),
    notes TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE standing_findings (
    number INTEGER PRIMARY KEY,
    patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
    contraindication TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('no', 'yes')),
    zones TEXT NOT NULL CHECK (zones LIKE '[%]'),
    place TEXT,
    recorded_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX standing_findings_of_patient ON standing_findings (patient);

  CREATE TABLE clearances (
    number INTEGER PRIMARY KEY,
    patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
    contraindication TEXT NOT NULL,
    doctor TEXT NOT NULL,
    date TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX clearances_of_patient ON clearances (patient);

  CREATE TABLE courses (
    number INTEGER PRIMARY KEY,
    patient TEXT NOT NULL,
    protocol TEXT NOT NULL,
    protocol_title TEXT NOT NULL,
    planned_sessions INTEGER CHECK (planned_sessions > 0),
    interval TEXT CHECK (interval LIKE '{%}'),
    injured_on TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX courses_under_way ON courses (patient, protocol) WHERE ended_at IS NULL;

  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    patient TEXT,
    protocol TEXT NOT NULL,
    protocol_title TEXT NOT NULL,
    protocol_version TEXT NOT NULL,
    protocol_sha256 TEXT NOT NULL,
    session_number INTEGER NOT NULL,
    day INTEGER,
    rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
    started_at INTEGER NOT NULL,
    filed_under TEXT,
    course INTEGER REFERENCES courses (number) ON DELETE SET NULL,
    voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1)),
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('completed', 'endedEarly', 'postponed', 'refused')),
    reason TEXT,
    counts INTEGER NOT NULL DEFAULT 0 CHECK (counts IN (0, 1)),
    planned_ms INTEGER NOT NULL DEFAULT 0,
    actual_ms INTEGER NOT NULL DEFAULT 0,
    pain_before INTEGER,
    pain_after INTEGER,
    steps INTEGER NOT NULL DEFAULT 0,
    steps_done INTEGER NOT NULL DEFAULT 0,
    steps_skipped INTEGER NOT NULL DEFAULT 0,
    steps_stopped INTEGER NOT NULL DEFAULT 0,
    reactions INTEGER NOT NULL DEFAULT 0,
    summary TEXT CHECK (summary LIKE '{%}'),
    CHECK ((outcome IS NULL) = (ended_at IS NULL))
  ) STRICT;
  CREATE INDEX sessions_by_start ON sessions (started_at, number);
  CREATE INDEX sessions_by_patient ON sessions (filed_under, started_at, number);
  CREATE INDEX sessions_not_over ON sessions (started_at) WHERE outcome IS NULL;

  CREATE TABLE events (
    event_id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL,
    seq INTEGER NOT NULL CHECK (seq BETWEEN 1 AND 1048575),
    at INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
    boot INTEGER NOT NULL REFERENCES boots (number),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    fields TEXT NOT NULL CHECK (fields LIKE '{%}'),
    CHECK (event_id = session * 1048576 + seq)
  ) STRICT;

  CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (number),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('remark', 'void', 'assign')),
    text TEXT NOT NULL CHECK (length(text) > 0),
    patient TEXT CHECK ((patient IS NOT NULL) = (kind = 'assign')),
    UNIQUE (session, seq)
  ) STRICT;

  CREATE TABLE removals (
    session INTEGER PRIMARY KEY
  ) STRICT;
  """

/// The database's own name, which a backup does not share: by it a log is known as another's.
let thirdSchema = """
  CREATE TABLE identity (
    id TEXT NOT NULL CHECK (length(id) = 32)
  ) STRICT;
  INSERT INTO identity VALUES (lower(hex(randomblob(16))));
  """

/// A sex may be another or not known; a check cannot be altered, so the column is made anew.
let fourthSchema = """
  ALTER TABLE patients ADD COLUMN told_sex TEXT
    CHECK (told_sex IN ('female', 'male', 'other', 'unknown'));
  UPDATE patients SET told_sex = sex;
  ALTER TABLE patients DROP COLUMN sex;
  ALTER TABLE patients RENAME COLUMN told_sex TO sex;
  """

/// Of a birth the year, or the year and the month, may be all that is known.
let fifthSchema = """
  ALTER TABLE patients ADD COLUMN told_birth TEXT CHECK (
    told_birth GLOB '[0-9][0-9][0-9][0-9]'
    OR told_birth GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'
    OR told_birth GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
  UPDATE patients SET told_birth = birth_date;
  ALTER TABLE patients DROP COLUMN birth_date;
  ALTER TABLE patients RENAME COLUMN told_birth TO birth_date;
  """

/// What keeps journals append-only; a patient's removal names its sessions in `removals` first.
let firstTriggers = [
  """
  CREATE TRIGGER events_without_gap BEFORE INSERT ON events
  WHEN NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM events WHERE event_id = NEW.event_id - 1)
  BEGIN SELECT RAISE(ABORT, 'an entry before it is missing'); END
  """,
  """
  CREATE TRIGGER events_have_a_session BEFORE INSERT ON events
  WHEN NEW.seq = 1 AND NOT EXISTS (SELECT 1 FROM sessions WHERE number = NEW.session)
  BEGIN SELECT RAISE(ABORT, 'its session is missing'); END
  """,
  """
  CREATE TRIGGER events_never_change BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'a journal is never changed'); END
  """,
  """
  CREATE TRIGGER events_never_go BEFORE DELETE ON events
  WHEN NOT EXISTS (SELECT 1 FROM removals WHERE session = OLD.session)
  BEGIN SELECT RAISE(ABORT, 'a journal is never shortened'); END
  """,
  """
  CREATE TRIGGER sessions_keep_their_opening BEFORE UPDATE OF number, id, patient, protocol,
    protocol_title, protocol_version, protocol_sha256, session_number, day, rehearsal, started_at
  ON sessions
  BEGIN SELECT RAISE(ABORT, 'a session keeps its opening'); END
  """,
  """
  CREATE TRIGGER sessions_never_go BEFORE DELETE ON sessions
  WHEN NOT EXISTS (SELECT 1 FROM removals WHERE session = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'a session is never removed alone'); END
  """,
  """
  CREATE TRIGGER corrections_never_change BEFORE UPDATE ON corrections
  BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END
  """,
  """
  CREATE TRIGGER corrections_never_go BEFORE DELETE ON corrections
  WHEN NOT EXISTS (SELECT 1 FROM removals WHERE session = OLD.session)
  BEGIN SELECT RAISE(ABORT, 'a correction is never taken back'); END
  """,
  """
  CREATE TRIGGER corrections_hold AFTER INSERT ON corrections
  WHEN NEW.kind <> 'remark'
  BEGIN
    UPDATE sessions SET voided = 1 WHERE number = NEW.session AND NEW.kind = 'void';
    UPDATE sessions SET filed_under = NEW.patient, course = NULL
    WHERE number = NEW.session AND NEW.kind = 'assign';
  END
  """,
]
