package org.comethunter.simulator.replica;

import java.time.Instant;
import java.time.LocalDate;
import org.comethunter.domain.instrument.Instrument;

/**
 * A FITS file that a replica serves.
 *
 * @param day observation day, whose folder holds it (UTC)
 * @param instrument camera, whose folder holds it
 * @param name file name, such as {@code 33862837.fts}
 * @param metadataLine its line in {@code img_hdr.txt}, without line end
 * @param length length of its (uncompressed) bytes
 * @param modifiedAt when it appeared in the archive
 * @param version tells two contents under one name apart; becomes part of the ETag
 */
public record ArchivedFile(
    LocalDate day,
    Instrument instrument,
    String name,
    String metadataLine,
    long length,
    Instant modifiedAt,
    String version) {}
