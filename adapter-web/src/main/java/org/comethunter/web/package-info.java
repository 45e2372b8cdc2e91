/**
 * The product in a browser and for curl: JSON, pictures and a page, over HTTP.
 *
 * <p>{@link org.comethunter.web.WebApi} is the server. It holds no business logic: it calls
 * read-only queries and shows what they give. Every error, whoever found it, is answered as
 * problem+json (RFC 9457); every answer carries an {@code X-Request-Id} that the log has too.
 */
package org.comethunter.web;
