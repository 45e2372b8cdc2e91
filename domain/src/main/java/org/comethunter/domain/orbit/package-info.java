/** Where the Sun stands, and how bodies move round it. */
package org.comethunter.domain.orbit;
