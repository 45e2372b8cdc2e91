/** Whether the product can do its work, check by check. */
package org.comethunter.application.health;
