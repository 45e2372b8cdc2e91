package org.comethunter.web;

import java.util.Map;

/**
 * An answer for a server that is not ours to send.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, Map<String, String> headers, byte[] body) {}
