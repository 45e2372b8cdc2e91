-- what each job was asked to do and what became of it; a queue elsewhere holds no more than ids
CREATE TABLE job (
  id          TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  key         TEXT    NOT NULL CHECK (key <> ''),
  kind        TEXT    NOT NULL CHECK (kind IN ('SLOT_SYNC', 'FRAME_SYNC', 'LIVE_CYCLE')),
  camera      TEXT    CHECK (camera IN ('c2', 'c3')),
  starts_at   TEXT    CHECK (starts_at IS NULL
                             OR strftime('%Y-%m-%dT%H:%M:%fZ', starts_at, '+0 days') IS starts_at),
  ends_at     TEXT    CHECK (ends_at IS NULL
                             OR strftime('%Y-%m-%dT%H:%M:%fZ', ends_at, '+0 days') IS ends_at),
  status      TEXT    NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
  created_at  TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at, '+0 days') IS created_at),
  started_at  TEXT    CHECK (started_at IS NULL
                             OR strftime('%Y-%m-%dT%H:%M:%fZ', started_at, '+0 days') IS started_at),
  finished_at TEXT    CHECK (finished_at IS NULL
                             OR strftime('%Y-%m-%dT%H:%M:%fZ', finished_at, '+0 days') IS finished_at),
  runs        INTEGER NOT NULL CHECK (runs >= 0),
  counts      TEXT    NOT NULL,
  error       TEXT,

  CONSTRAINT camera_unless_slots CHECK ((camera IS NULL) = (kind = 'SLOT_SYNC')),
  CONSTRAINT window_of_a_frame_sync CHECK (
    (starts_at IS NOT NULL) = (kind = 'FRAME_SYNC') AND (ends_at IS NOT NULL) = (kind = 'FRAME_SYNC')),
  CONSTRAINT finished_in_final_states_only CHECK (
    (finished_at IS NOT NULL) = (status IN ('COMPLETED', 'CANCELLED', 'FAILED'))),
  CONSTRAINT failure_has_an_error CHECK (error IS NOT NULL OR status <> 'FAILED')
) STRICT, WITHOUT ROWID;

-- nothing is asked for twice at a time
CREATE UNIQUE INDEX job_active ON job (key) WHERE status IN ('QUEUED', 'RUNNING');
CREATE INDEX job_by_creation ON job (created_at, id);
CREATE INDEX job_by_status ON job (status, created_at, id);

-- which cameras the live scheduler follows; no row: nobody has chosen yet
CREATE TABLE live_cameras (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  c2       INTEGER NOT NULL CHECK (c2 IN (0, 1)),
  c3       INTEGER NOT NULL CHECK (c3 IN (0, 1))
) STRICT;

-- shows that the database can be written to
CREATE TABLE proof_of_writing (
  only_row   INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  written_at TEXT    NOT NULL
) STRICT;
