/** Lets the oldest files go when there is a limit to how much, or how long, is kept. */
package org.comethunter.application.retention;
