/** Work that is asked for, waits its turn, runs in the background and is remembered. */
package org.comethunter.application.job;
