/**
 * Files on this machine: LASCO frames read from FITS, pictures written as PNG, and the places of
 * both.
 *
 * <p>{@link org.comethunter.fits.FitsModule} gives out the ports; everything else is private to
 * this package. FITS as in the standard 4.0 (IAU FITS Working Group, 2018), PNG as in ISO/IEC
 * 15948.
 */
package org.comethunter.fits;
