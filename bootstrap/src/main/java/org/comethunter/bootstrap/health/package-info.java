/** What the service looks at to say whether it is well. */
package org.comethunter.bootstrap.health;
