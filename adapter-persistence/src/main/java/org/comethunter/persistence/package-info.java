/**
 * The repositories on MyBatis and SQLite.
 *
 * <p>{@link org.comethunter.persistence.Database} opens the file, brings its schema up to date and
 * guards the connections: one that writes, several that read. Rows become domain records in the
 * {@code …Row} records and nowhere else; the statements are in the XML files named after their
 * mapper; the schema is in the {@code V…sql} files.
 */
package org.comethunter.persistence;
