/**
 * Pixels and their arithmetic.
 *
 * <p>Coordinates: pixel (column, row), 0-based; row 0 is the first row stored in the FITS array and
 * the <em>bottom</em> of the picture, unless a class says otherwise. Arrays are row-major.
 */
package org.comethunter.domain.image;
