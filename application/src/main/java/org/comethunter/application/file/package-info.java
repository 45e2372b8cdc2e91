/**
 * The steps of a file's life: listed, downloaded, decided on, processed, checked and recovered.
 * Each step is one service; only ids travel between them, and every change of state is one guarded
 * write.
 */
package org.comethunter.application.file;
