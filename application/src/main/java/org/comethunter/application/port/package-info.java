/**
 * The driven ports: what the application needs of the world, in the domain's words.
 *
 * <p>Failures are told apart by type. {@link
 * org.comethunter.application.port.ArchiveUnavailableException} is transient; {@link
 * org.comethunter.application.port.FileNotInArchiveException}, {@link
 * org.comethunter.application.port.UnexpectedContentException}, {@link
 * org.comethunter.application.port.MalformedFrameException} and {@link
 * org.comethunter.application.port.UnsupportedFrameException} concern one file; {@link
 * org.comethunter.application.port.StorageException} means that this machine cannot keep files.
 */
package org.comethunter.application.port;
