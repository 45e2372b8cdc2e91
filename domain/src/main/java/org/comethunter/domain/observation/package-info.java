/** Objects that somebody marks in frames: where they were, how they move, and the report. */
package org.comethunter.domain.observation;
