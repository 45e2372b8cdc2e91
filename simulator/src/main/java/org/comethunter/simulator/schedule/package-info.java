/** The downlink schedule that a replica announces, in the schedule server's format. */
package org.comethunter.simulator.schedule;
