/** Finished frames, as they are listed and shown, and the memory for one and its picture. */
package org.comethunter.application.frame;
