/** The one place for configuration keys, their defaults and where their values come from. */
package org.comethunter.bootstrap.config;
