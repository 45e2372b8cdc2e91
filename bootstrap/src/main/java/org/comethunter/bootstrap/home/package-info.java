/** The home folder: where it is, who may write to it. */
package org.comethunter.bootstrap.home;
