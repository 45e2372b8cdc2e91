// Calls to the server. Whatever goes wrong is an ApiError whose message is a sentence for the user.

export class ApiError extends Error {
  constructor(message, status, type, retryAfter = 0) {
    super(message);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter; // seconds, if that is known
  }
}

const PATIENCE = 8;
const UNREACHABLE = "The server does not answer. Is Comet Hunter still running? Then try again.";

/**
 * Sends a request and returns the JSON of the answer, or null if it has no body. A status that is in
 * `also` is no failure.
 */
export async function call(path, options = {}) {
  const { method = "GET", query, json, body, headers = {}, signal, also } = options;
  // the server takes no change without this header, for pages of other sites cannot send it
  const type = /^(POST|PUT|PATCH)$/.test(method) ? { "Content-Type": "application/json" } : {};
  const response = await send(query ? `${path}?${new URLSearchParams(query)}` : path, {
    method,
    headers: { ...type, ...headers },
    body: json === undefined ? body : JSON.stringify(json),
    signal,
    also,
  });
  return response.status === 204 ? null : response.json();
}

/** Asks for something that the browser will show by itself, to learn why it cannot be had. */
export async function check(path) {
  await (await fetchPatiently(path)).blob();
}

/**
 * Fetches what is made when it is asked for: a server that has too much to make says when to come
 * again, and is asked again then, a few times.
 */
export async function fetchPatiently(path) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(path, {});
    } catch (error) {
      if (!(error.retryAfter > 0) || attempt === PATIENCE) {
        throw error;
      }
      await new Promise((done) => setTimeout(done, error.retryAfter * (1 + Math.random()) * 1000));
    }
  }
}

/** Leads to the page where the access token is entered, and from there back. */
export function signIn() {
  try {
    sessionStorage.setItem("sign-in-from", location.pathname + location.search + location.hash);
  } catch {
    // the way back is to the beginning then
  }
  location.assign("/sign-in");
}

/** Sends a request and returns the answer if all is well. */
async function send(path, { also = [], ...options }) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new ApiError(UNREACHABLE, 0, "unreachable");
  }
  if (response.status === 401 && globalThis.document) {
    signIn();
  }
  if (!response.ok && !also.includes(response.status)) {
    throw await problem(response);
  }
  return response;
}

/** The error that an answer tells of (RFC 9457). */
export async function problem(response) {
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  try {
    const { detail, title, type } = await response.json();
    return new ApiError(detail ?? title, response.status, (type ?? "").split(":").at(-1), retryAfter);
  } catch {
    return new ApiError(`The server answered ${response.status}. Try again.`, response.status, "", retryAfter);
  }
}
