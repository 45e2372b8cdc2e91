/** How a run tells how far it is, and how it is told to stop. */
package org.comethunter.application.progress;
