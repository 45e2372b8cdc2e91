/**
 * The image archive and the downlink schedule over HTTP, on Retrofit and OkHttp.
 *
 * <p>The servers' manners live here and nowhere else: at most four connections to a host, a
 * User-Agent that says who asks, conditional requests for pages, back-off with jitter, Retry-After
 * honoured. So does the reading of their formats: {@code img_hdr.txt}, the folder page and the
 * schedule page, each of which may be torn, hand-edited or replaced by something else altogether.
 *
 * <p>Start at {@link org.comethunter.http.HttpModule}.
 */
package org.comethunter.http;
