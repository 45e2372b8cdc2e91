/** What runs bring back: counts, and what went wrong. */
package org.comethunter.application.report;
