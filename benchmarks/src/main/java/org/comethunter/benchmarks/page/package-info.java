/** How well the page plays in a browser. */
package org.comethunter.benchmarks.page;
