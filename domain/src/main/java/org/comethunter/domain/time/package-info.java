/** Windows of time. */
package org.comethunter.domain.time;
