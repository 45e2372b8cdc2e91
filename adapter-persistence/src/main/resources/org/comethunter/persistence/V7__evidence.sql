-- all that the search weighed, so that its limits can be chosen anew from what was decided; NULL where it was
-- found before this was kept
ALTER TABLE candidate ADD COLUMN ridge REAL;
ALTER TABLE candidate ADD COLUMN uneven REAL;
ALTER TABLE candidate ADD COLUMN positive REAL;
ALTER TABLE candidate ADD COLUMN dropouts REAL;
ALTER TABLE candidate ADD COLUMN from_stars REAL;
ALTER TABLE candidate ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0 CHECK (fresh IN (0, 1));
ALTER TABLE candidate ADD COLUMN strangers REAL;
ALTER TABLE candidate ADD COLUMN outward REAL;
