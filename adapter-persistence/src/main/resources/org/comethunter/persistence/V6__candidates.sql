-- what the search of frames found, and what was decided about it; it stays whatever becomes of the frames
CREATE TABLE candidate (
  id             TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  camera         TEXT    NOT NULL CHECK (camera IN ('c2', 'c3')),
  status         TEXT    NOT NULL CHECK (status IN ('NEW', 'CONFIRMED', 'REJECTED', 'EXPIRED')),
  reason         TEXT    CHECK ((reason IS NOT NULL) = (status = 'REJECTED')),
  observation    TEXT    CHECK (observation IS NULL OR status = 'CONFIRMED'),
  found_at       TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', found_at, '+0 days') IS found_at),
  updated_at     TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at, '+0 days') IS updated_at),
  version        INTEGER NOT NULL CHECK (version >= 1),
  first_seen     TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', first_seen, '+0 days') IS first_seen),
  last_seen      TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', last_seen, '+0 days') IS last_seen),
  score          REAL    NOT NULL CHECK (score BETWEEN 0 AND 1),
  snr            REAL    NOT NULL,
  speed          REAL    NOT NULL CHECK (speed >= 0),
  position_angle REAL    NOT NULL CHECK (position_angle >= 0 AND position_angle < 360),
  sungrazers     TEXT    CHECK (sungrazers <> ''),
  group_rms      REAL    CHECK ((group_rms IS NULL) = (sungrazers IS NULL)),
  group_sentence TEXT    CHECK ((group_sentence IS NULL) = (sungrazers IS NULL)),
  first_alert    TEXT    NOT NULL CHECK (length(first_alert) > 12),
  seen           INTEGER NOT NULL CHECK (seen >= 0),
  rms            REAL    NOT NULL CHECK (rms >= 0),
  clearness      REAL    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX candidate_by_score ON candidate (status, score, id);
CREATE INDEX candidate_by_time ON candidate (camera, last_seen);

-- where it is in a frame, with all that is needed of the frame: no foreign key to frames
CREATE TABLE candidate_position (
  candidate          TEXT    NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
  frame              TEXT    NOT NULL CHECK (length(frame) > 12),
  observed_at        TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', observed_at, '+0 days') IS observed_at),
  array_column       REAL    NOT NULL,
  array_row          REAL    NOT NULL,
  significance       REAL,
  width              INTEGER NOT NULL CHECK (width > 0),
  height             INTEGER NOT NULL CHECK (height > 0),
  roll_degrees       REAL    NOT NULL,
  sun_column         REAL    NOT NULL,
  sun_row            REAL    NOT NULL,
  plate_scale_arcsec REAL    NOT NULL CHECK (plate_scale_arcsec > 0),
  PRIMARY KEY (candidate, frame)
) STRICT, WITHOUT ROWID;

-- marks can be places on a course as well
ALTER TABLE mark RENAME TO mark_before;
DROP INDEX mark_by_time;

CREATE TABLE mark (
  observation        TEXT    NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  frame              TEXT    NOT NULL CHECK (length(frame) > 12),
  observed_at        TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', observed_at, '+0 days') IS observed_at),
  array_column       REAL    NOT NULL CHECK (array_column >= -0.5 AND array_column < width - 0.5),
  array_row          REAL    NOT NULL CHECK (array_row >= -0.5 AND array_row < height - 0.5),
  method             TEXT    NOT NULL CHECK (method IN ('centroid', 'pixel', 'course')),
  width              INTEGER NOT NULL CHECK (width > 0),
  height             INTEGER NOT NULL CHECK (height > 0),
  roll_degrees       REAL    NOT NULL,
  sun_column         REAL    NOT NULL,
  sun_row            REAL    NOT NULL,
  plate_scale_arcsec REAL    NOT NULL CHECK (plate_scale_arcsec > 0),
  PRIMARY KEY (observation, frame)
) STRICT, WITHOUT ROWID;

INSERT INTO mark SELECT * FROM mark_before;
DROP TABLE mark_before;
CREATE INDEX mark_by_time ON mark (observation, observed_at);
