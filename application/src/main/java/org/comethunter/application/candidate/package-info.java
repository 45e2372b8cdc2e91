/** Searching frames for what moves like a comet, and keeping what was found. */
package org.comethunter.application.candidate;
