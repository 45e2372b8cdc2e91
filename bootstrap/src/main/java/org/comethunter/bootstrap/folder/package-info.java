/** Pictures of FITS files in folders, without a home. */
package org.comethunter.bootstrap.folder;
