/** Downlink slots: kept in step with the schedule and with the clock. */
package org.comethunter.application.slot;
