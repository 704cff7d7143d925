// The sixth version: who worked at a session, and who added to it later.

let sixthSchema = """
  ALTER TABLE sessions ADD COLUMN therapists TEXT NOT NULL DEFAULT '[]'
    CHECK (therapists LIKE '[%]');
  ALTER TABLE corrections ADD COLUMN therapist TEXT CHECK (therapist LIKE '{%}');
  """
