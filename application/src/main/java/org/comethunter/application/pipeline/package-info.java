/**
 * Pipelines: services put in order, with recovery before, progress meanwhile, and cancellation
 * honoured between files.
 */
package org.comethunter.application.pipeline;
