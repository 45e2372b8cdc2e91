/** The ports in memory, or on a temporary disk, with faults to order: parts for tests. */
package org.comethunter.application.memory;
