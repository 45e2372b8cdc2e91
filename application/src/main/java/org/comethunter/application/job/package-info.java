/** Takes orders for jobs, runs them and cancels them. */
package org.comethunter.application.job;
