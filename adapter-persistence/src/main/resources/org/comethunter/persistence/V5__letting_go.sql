-- when a file was let go to make room; what is known of it stays
ALTER TABLE processed_file ADD COLUMN raw_let_go_at TEXT
  CHECK (raw_let_go_at IS NULL OR (raw_size IS NOT NULL AND strftime('%Y-%m-%dT%H:%M:%fZ', raw_let_go_at, '+0 days') IS raw_let_go_at));
ALTER TABLE processed_file ADD COLUMN picture_let_go_at TEXT
  CHECK (picture_let_go_at IS NULL OR (picture_size IS NOT NULL AND strftime('%Y-%m-%dT%H:%M:%fZ', picture_let_go_at, '+0 days') IS picture_let_go_at));

-- when a person last asked for what had been let go
ALTER TABLE processed_file ADD COLUMN asked_for_at TEXT
  CHECK (asked_for_at IS NULL OR (strftime('%Y-%m-%dT%H:%M:%fZ', asked_for_at, '+0 days') IS asked_for_at));

-- what may be let go, oldest first, with its size
CREATE INDEX processed_file_with_raw ON processed_file (observed_at, id, raw_size)
  WHERE raw_let_go_at IS NULL AND raw_size IS NOT NULL;
CREATE INDEX processed_file_with_picture ON processed_file (observed_at, id, picture_size)
  WHERE picture_let_go_at IS NULL AND picture_size IS NOT NULL;

-- as in the third version, with three more values at the end
DROP VIEW processed_frame;

CREATE VIEW processed_frame AS
SELECT file.camera,
       file.observed_at,
       file.id,
       file.id
         || char(31) || file.observed_at
         || char(31) || file.download_attempts
         || char(31) || file.processing_attempts
         || char(31) || ifnull(file.raw_size, '')
         || char(31) || ifnull(file.raw_sha256, '')
         || char(31) || ifnull(file.raw_modified_at, '')
         || char(31) || file.picture_size
         || char(31) || file.picture_sha256
         || char(31) || iif(CAST(printf('%!.15g', metadata.exposure_seconds) AS REAL) = metadata.exposure_seconds,
                        printf('%!.15g', metadata.exposure_seconds),
                        printf('%!.17g', metadata.exposure_seconds))
         || char(31) || metadata.width
         || char(31) || metadata.height
         || char(31) || replace(replace(metadata.filter, char(27), char(27) || '0'), char(31), char(27) || '1')
         || char(31) || replace(replace(metadata.polarizer, char(27), char(27) || '0'), char(31), char(27) || '1')
         || char(31) || replace(replace(metadata.program, char(27), char(27) || '0'), char(31), char(27) || '1')
         || char(31) || CASE
              WHEN metadata.roll_degrees IS NULL THEN ''
              WHEN CAST(printf('%!.15g', metadata.roll_degrees) AS REAL) = metadata.roll_degrees
              THEN printf('%!.15g', metadata.roll_degrees)
              ELSE printf('%!.17g', metadata.roll_degrees)
            END
         || char(31) || ifnull(metadata.modified_at, '')
         || char(31) || metadata.from_header
         || char(31) || ifnull(file.raw_let_go_at, '')
         || char(31) || ifnull(file.picture_let_go_at, '')
         || char(31) || ifnull(file.asked_for_at, '') || char(31) AS line
FROM processed_file AS file JOIN file_metadata AS metadata ON metadata.id = file.id
WHERE file.status = 'PROCESSED';

UPDATE frame SET line = line || char(31) || char(31) || char(31);
