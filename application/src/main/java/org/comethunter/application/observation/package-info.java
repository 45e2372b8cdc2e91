/** Marking objects in frames, and keeping what was marked. */
package org.comethunter.application.observation;
