-- objects that people have marked; they stay whatever becomes of the frames
CREATE TABLE observation (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  camera     TEXT    NOT NULL CHECK (camera IN ('c2', 'c3')),
  name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  sungrazers TEXT    CHECK (sungrazers <> ''),
  note       TEXT    NOT NULL CHECK (length(note) <= 2000),
  created_at TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at, '+0 days') IS created_at),
  updated_at TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at, '+0 days') IS updated_at),
  version    INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

CREATE INDEX observation_by_creation ON observation (created_at, id);
CREATE INDEX observation_by_camera ON observation (camera, created_at, id);

-- where it was in a frame, with all that is needed of the frame: no foreign key to frames
CREATE TABLE mark (
  observation        TEXT    NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  frame              TEXT    NOT NULL CHECK (length(frame) > 12),
  observed_at        TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', observed_at, '+0 days') IS observed_at),
  array_column       REAL    NOT NULL CHECK (array_column >= -0.5 AND array_column < width - 0.5),
  array_row          REAL    NOT NULL CHECK (array_row >= -0.5 AND array_row < height - 0.5),
  method             TEXT    NOT NULL CHECK (method IN ('centroid', 'pixel')),
  width              INTEGER NOT NULL CHECK (width > 0),
  height             INTEGER NOT NULL CHECK (height > 0),
  roll_degrees       REAL    NOT NULL,
  sun_column         REAL    NOT NULL,
  sun_row            REAL    NOT NULL,
  plate_scale_arcsec REAL    NOT NULL CHECK (plate_scale_arcsec > 0),
  PRIMARY KEY (observation, frame)
) STRICT, WITHOUT ROWID;

CREATE INDEX mark_by_time ON mark (observation, observed_at);
