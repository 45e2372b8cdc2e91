/** The library as other programs use it: through its public face only. */
package org.comethunter.bootstrap.embedding;
