package org.comethunter.domain.file;

/** The two files on disk that a frame has. */
public enum FilePart {
  /** The FITS file. */
  RAW,
  /** The finished picture. */
  PICTURE
}
