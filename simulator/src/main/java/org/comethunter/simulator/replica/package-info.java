/** A replica of the image archive and of the schedule server, in their own formats. */
package org.comethunter.simulator.replica;
