/** Moments and windows of time, in UTC. */
package org.comethunter.domain.time;
