-- Times are text of one width, 2025-10-17T00:06:07.000Z, so that text order is time order.
-- "strftime(...) IS t" holds for exactly the texts of that form that name a real moment; "+0 days"
-- makes SQLite write 24:00 as 00:00 of the next day.

PRAGMA application_id = 1129270612; -- "COMT": how a database of this program is recognised

CREATE TABLE downlink_slot (
  id                TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
  starts_at         TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', starts_at, '+0 days') IS starts_at),
  ends_at           TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', ends_at, '+0 days') IS ends_at),
  antenna           TEXT    NOT NULL CHECK (antenna <> ''),
  status            TEXT    NOT NULL CHECK (status IN ('PENDING', 'ACTIVE', 'DONE', 'MISSED')),
  successful_cycles INTEGER NOT NULL CHECK (successful_cycles >= 0),

  CONSTRAINT slot_starts_before_it_ends CHECK (starts_at < ends_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX downlink_slot_by_start ON downlink_slot (starts_at, id);

CREATE TABLE file_metadata (
  id               TEXT    NOT NULL PRIMARY KEY
    CHECK (id GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-c[23]-?*'),
  camera           TEXT    NOT NULL CHECK (camera IN ('c2', 'c3')),
  observed_at      TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', observed_at, '+0 days') IS observed_at),
  exposure_seconds REAL    NOT NULL CHECK (exposure_seconds >= 0),
  width            INTEGER NOT NULL CHECK (width > 0),
  height           INTEGER NOT NULL CHECK (height > 0),
  filter           TEXT    NOT NULL,
  polarizer        TEXT    NOT NULL,
  program          TEXT    NOT NULL,
  roll_degrees     REAL,
  modified_at      TEXT    CHECK (modified_at IS NULL
                                  OR strftime('%Y-%m-%dT%H:%M:%fZ', modified_at, '+0 days') IS modified_at),
  from_header      INTEGER NOT NULL CHECK (from_header IN (0, 1)),

  CONSTRAINT camera_is_that_of_the_id CHECK (camera = substr(id, 10, 2)),
  CONSTRAINT header_gives_the_roll CHECK (from_header = 0 OR roll_degrees IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX file_metadata_by_camera ON file_metadata (camera, observed_at, id);

-- camera and observed_at repeat those of the metadata, so that one index both selects and sorts
CREATE TABLE processed_file (
  id                  TEXT    NOT NULL PRIMARY KEY REFERENCES file_metadata (id),
  camera              TEXT    NOT NULL CHECK (camera IN ('c2', 'c3')),
  observed_at         TEXT    NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', observed_at, '+0 days') IS observed_at),
  status              TEXT    NOT NULL CHECK (status IN (
    'DISCOVERED', 'DOWNLOADING', 'DOWNLOADING_FAILED', 'DOWNLOADED', 'READY', 'PROCESSING',
    'PROCESSING_FAILED', 'PROCESSED', 'IGNORE', 'SKIPPED', 'ABANDONED')),
  download_attempts   INTEGER NOT NULL CHECK (download_attempts >= 0),
  processing_attempts INTEGER NOT NULL CHECK (processing_attempts >= 0),
  claimed_at          TEXT    CHECK (claimed_at IS NULL
                                     OR strftime('%Y-%m-%dT%H:%M:%fZ', claimed_at, '+0 days') IS claimed_at),
  reason              TEXT,
  raw_size            INTEGER CHECK (raw_size > 0),
  raw_sha256          TEXT    CHECK (length(raw_sha256) = 64 AND raw_sha256 NOT GLOB '*[^0-9a-f]*'),
  raw_modified_at     TEXT    CHECK (raw_modified_at IS NULL
                                     OR strftime('%Y-%m-%dT%H:%M:%fZ', raw_modified_at, '+0 days') IS raw_modified_at),
  picture_size        INTEGER CHECK (picture_size > 0),
  picture_sha256      TEXT    CHECK (length(picture_sha256) = 64 AND picture_sha256 NOT GLOB '*[^0-9a-f]*'),

  CONSTRAINT camera_is_that_of_the_id CHECK (camera = substr(id, 10, 2)),
  CONSTRAINT claimed_in_claim_states_only CHECK (
    (claimed_at IS NOT NULL) = (status IN ('DOWNLOADING', 'PROCESSING'))),
  CONSTRAINT failure_has_a_reason CHECK (
    reason IS NOT NULL
    OR status NOT IN ('DOWNLOADING_FAILED', 'PROCESSING_FAILED', 'IGNORE', 'SKIPPED', 'ABANDONED')),
  CONSTRAINT raw_file_is_whole CHECK ((raw_size IS NULL) = (raw_sha256 IS NULL)),
  CONSTRAINT raw_time_has_a_raw_file CHECK (raw_modified_at IS NULL OR raw_size IS NOT NULL),
  CONSTRAINT raw_file_when_downloaded CHECK (
    raw_size IS NOT NULL OR status NOT IN ('DOWNLOADED', 'READY', 'PROCESSING', 'PROCESSED')),
  CONSTRAINT picture_is_whole CHECK ((picture_size IS NULL) = (picture_sha256 IS NULL)),
  CONSTRAINT picture_when_processed CHECK (picture_size IS NOT NULL OR status <> 'PROCESSED')
) STRICT, WITHOUT ROWID;

CREATE INDEX processed_file_by_camera ON processed_file (camera, status, observed_at, id);
CREATE INDEX processed_file_by_time ON processed_file (status, observed_at, id);
