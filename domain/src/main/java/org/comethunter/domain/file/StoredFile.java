package org.comethunter.domain.file;

/**
 * A file on disk as it was when it was recorded.
 *
 * @param size length in bytes
 * @param sha256 its SHA-256, 64 hexadecimal digits in lower case
 */
public record StoredFile(long size, String sha256) {}
