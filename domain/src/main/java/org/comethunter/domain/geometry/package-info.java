/** Where the pixels of a frame lie about the Sun: solar radii, position angles, north. */
package org.comethunter.domain.geometry;
