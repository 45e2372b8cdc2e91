/** The command line: one class per command, and what the commands share. */
package org.comethunter.bootstrap.cli;
