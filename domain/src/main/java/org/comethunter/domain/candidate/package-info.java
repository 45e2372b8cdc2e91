/** What the search of frames found, and what a hunter decided about it. */
package org.comethunter.domain.candidate;
