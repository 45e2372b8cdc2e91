/** Live ingestion over time: when to look, when to rest, and what happened last. */
package org.comethunter.application.live;
