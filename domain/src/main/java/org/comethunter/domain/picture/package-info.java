/**
 * From enhanced values to grey pictures: the noise of the sky, the stretch, size, orientation.
 *
 * <p>In a picture row 0 is the top, north is up and east is left.
 */
package org.comethunter.domain.picture;
