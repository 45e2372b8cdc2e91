package org.comethunter.application.retention;

import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.RetentionLimit;

/**
 * What is kept.
 *
 * @param raw of the raw files
 * @param images of the pictures
 */
public record RetentionSettings(RetentionLimit raw, RetentionLimit images) {

  RetentionLimit of(FilePart part) {
    return part == FilePart.RAW ? raw : images;
  }
}
