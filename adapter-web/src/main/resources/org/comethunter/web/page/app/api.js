// Calls to the server. Whatever goes wrong is an ApiError whose message is a sentence for the user.

export class ApiError extends Error {
  constructor(message, status, type) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

const UNREACHABLE = "The server does not answer. Is Comet Hunter still running? Then try again.";

/**
 * Sends a request and returns the JSON of the answer, or null if it has no body. A status that is in
 * `also` is no failure.
 */
export async function call(path, options = {}) {
  const { method = "GET", query, json, body, headers = {}, signal, also } = options;
  const response = await send(query ? `${path}?${new URLSearchParams(query)}` : path, {
    method,
    headers: json === undefined ? headers : { "Content-Type": "application/json", ...headers },
    body: json === undefined ? body : JSON.stringify(json),
    signal,
    also,
  });
  return response.status === 204 ? null : response.json();
}

/** Asks for something that the browser will show by itself, to learn why it cannot be had. */
export async function check(path) {
  await (await send(path, {})).blob();
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
  if (!response.ok && !also.includes(response.status)) {
    throw await problem(response);
  }
  return response;
}

/** The error that an answer tells of (RFC 9457). */
export async function problem(response) {
  try {
    const { detail, title, type } = await response.json();
    return new ApiError(detail ?? title, response.status, (type ?? "").split(":").at(-1));
  } catch {
    return new ApiError(`The server answered ${response.status}. Try again.`, response.status, "");
  }
}
