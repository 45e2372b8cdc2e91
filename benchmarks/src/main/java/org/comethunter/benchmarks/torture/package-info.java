/**
 * Tries hard to break the product: kills it, feeds it rubbish, lets its archive misbehave, keeps it
 * busy for a week. {@code docs/reliability.md} has what it withstood.
 */
package org.comethunter.benchmarks.torture;
