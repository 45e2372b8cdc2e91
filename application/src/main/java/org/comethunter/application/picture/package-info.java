/** From a frame's file to its picture: in the flow of files, in folders, and on demand. */
package org.comethunter.application.picture;
