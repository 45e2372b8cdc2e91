/** Background jobs on JobRunr: the queue, the workers, the proof that they work, the dashboard. */
package org.comethunter.bootstrap.job;
