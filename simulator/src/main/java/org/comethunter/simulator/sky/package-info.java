/**
 * A deterministic sky as LASCO sees it: corona, stars, Kreutz comets, noise, in level 0.5 files.
 *
 * <p>Every number is a pure function of the seed and of which frame it is, computed with {@link
 * java.lang.StrictMath}, so the same seed gives the same bytes on every machine. Pixels are
 * (column, row), 0-based, row 0 is the first stored row and the bottom of the picture.
 */
package org.comethunter.simulator.sky;
