/** Searching the frames of a camera for objects that move like comets. */
package org.comethunter.domain.detection;
