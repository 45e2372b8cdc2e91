/** Measures the product as a whole: fills a home, and asks the running service for pages of it. */
package org.comethunter.benchmarks;
