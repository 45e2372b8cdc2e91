/** Finished frames, as they are listed and shown. */
package org.comethunter.application.frame;
