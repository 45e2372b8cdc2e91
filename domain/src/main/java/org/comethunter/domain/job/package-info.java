/** Jobs: work that is asked for, waits its turn, runs in the background and is remembered. */
package org.comethunter.domain.job;
