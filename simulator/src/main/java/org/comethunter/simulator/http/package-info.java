/**
 * A small HTTP/1.1 server whose answers can be bent down to the socket.
 *
 * <p>A web server made for production guards what it sends: it cannot be told to reset a
 * connection, to promise more bytes than it sends, or to fall silent in the middle. Misbehaving so
 * is half of what the replica is for, so it speaks to the socket itself.
 */
package org.comethunter.simulator.http;
