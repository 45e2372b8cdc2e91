/**
 * Ways to make faint things stand out: count rates in, enhanced values out.
 *
 * <p>Throughout, e = (counts − bias) / EXPTIME is the count rate in DN/s, and what a frame does not
 * show (see {@link org.comethunter.domain.image.ValidityMask}) has no influence on what it shows.
 * Arrays are row-major, row 0 = bottom. Filters keep work space: one instance per thread.
 */
package org.comethunter.domain.filter;
