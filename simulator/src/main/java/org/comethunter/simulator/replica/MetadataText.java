package org.comethunter.simulator.replica;

import java.time.Instant;

/**
 * The content of an {@code img_hdr.txt}.
 *
 * @param text its lines as they stand, torn ones and doubled ones included; ISO 8859-1
 * @param modifiedAt when it was last written
 */
public record MetadataText(String text, Instant modifiedAt) {}
