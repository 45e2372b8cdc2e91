/** What is in a home is its owner's alone. */
package org.comethunter.application.privacy;
