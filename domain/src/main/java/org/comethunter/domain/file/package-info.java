/** A file of the archive: what is known of it, and its life from discovery to picture. */
package org.comethunter.domain.file;
