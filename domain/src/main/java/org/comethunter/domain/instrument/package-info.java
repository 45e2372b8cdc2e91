/** The two coronagraphs whose frames are hunted in. */
package org.comethunter.domain.instrument;
