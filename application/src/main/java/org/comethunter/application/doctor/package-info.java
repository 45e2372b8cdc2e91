/** Compares what the database says with what the disk holds, both ways. */
package org.comethunter.application.doctor;
