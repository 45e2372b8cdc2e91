/** The service as a whole: jobs, live scheduler and web, in this process, over a replica. */
package org.comethunter.bootstrap.service;
