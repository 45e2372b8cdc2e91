/** Downlink slots: when the spacecraft sends, and so when new frames can be expected. */
package org.comethunter.domain.slot;
