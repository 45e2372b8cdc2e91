/** What happens, told to whoever listens: in this process, and through the web to others. */
package org.comethunter.application.event;
