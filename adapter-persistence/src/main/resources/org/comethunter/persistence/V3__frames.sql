-- Processed files as they are listed: clustered in the order of lists, each row one text. A page is
-- read from one place, and crosses the border to Java once instead of once for each value.
CREATE TABLE frame (
  camera      TEXT NOT NULL,
  observed_at TEXT NOT NULL,
  id          TEXT NOT NULL,
  line        TEXT NOT NULL,
  PRIMARY KEY (camera, observed_at, id)
) STRICT, WITHOUT ROWID;

-- How they come from the other tables. Each value ends with char(31); what is not known is empty. In a
-- text that came from outside, char(27) and '1' stand for that character, char(27) and '0' for
-- char(27). Reals have 15 digits where that is exact: those are read faster than 17.
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
         || char(31) || metadata.from_header || char(31) AS line
FROM processed_file AS file JOIN file_metadata AS metadata ON metadata.id = file.id
WHERE file.status = 'PROCESSED';

INSERT INTO frame SELECT * FROM processed_frame ORDER BY camera, observed_at, id;

CREATE TRIGGER frame_is_added AFTER INSERT ON processed_file WHEN new.status = 'PROCESSED'
BEGIN
  INSERT INTO frame SELECT * FROM processed_frame WHERE id = new.id;
END;

CREATE TRIGGER frame_is_changed AFTER UPDATE ON processed_file
WHEN old.status = 'PROCESSED' OR new.status = 'PROCESSED'
BEGIN
  DELETE FROM frame WHERE camera = old.camera AND observed_at = old.observed_at AND id = old.id;
  INSERT INTO frame SELECT * FROM processed_frame WHERE id = new.id;
END;

CREATE TRIGGER frame_is_removed AFTER DELETE ON processed_file WHEN old.status = 'PROCESSED'
BEGIN
  DELETE FROM frame WHERE camera = old.camera AND observed_at = old.observed_at AND id = old.id;
END;

CREATE TRIGGER frame_is_known_better AFTER UPDATE ON file_metadata
BEGIN
  UPDATE frame
  SET line = (SELECT line FROM processed_frame WHERE id = new.id)
  WHERE (camera, observed_at, id) IN (
    SELECT camera, observed_at, id FROM processed_file WHERE id = new.id AND status = 'PROCESSED');
END;
