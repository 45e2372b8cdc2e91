package org.comethunter.simulator.http;

/** What Apache calls the status codes that the replica uses. */
final class StatusText {

  private StatusText() {}

  /** The reason phrase. */
  static String of(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 206 -> "Partial Content";
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 304 -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 416 -> "Requested Range Not Satisfiable";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Status " + status;
    };
  }

  /** The sentence on the error page. */
  static String explanation(int status) {
    return switch (status) {
      case 301, 302, 307, 308 -> "The document has moved.";
      case 400 -> "Your browser sent a request that this server could not understand.";
      case 403 -> "You don't have permission to access this resource.";
      case 404 -> "The requested URL was not found on this server.";
      case 405 -> "The requested method is not allowed for this URL.";
      case 416 -> "None of the range-specifier values overlap the current extent of the resource.";
      case 429 -> "The user has sent too many requests in a given amount of time.";
      case 503 -> "The server is temporarily unable to service your request.";
      default -> "The server was unable to complete your request.";
    };
  }
}
