/** Dagger's components and modules: which adapter stands behind which port. */
package org.comethunter.bootstrap.wiring;
