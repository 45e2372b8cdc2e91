/** The service in the background: starting it, finding it, asking it how it is. */
package org.comethunter.bootstrap.background;
