package org.comethunter.application.slot;

/**
 * What a look at the schedule brought.
 *
 * @param announced passes announced that are not over
 * @param added of those, new ones
 * @param moved slots whose end was moved
 * @param withdrawn slots that the schedule no longer announces
 */
public record SlotSyncReport(int announced, int added, int moved, int withdrawn) {}
