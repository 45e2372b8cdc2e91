// Exchanges the access token for a session, which the browser keeps in a cookie that no script sees.

const form = document.getElementById("sign-in");
const problem = document.getElementById("problem");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const token = new FormData(form).get("token").trim();
  send("POST", { token }, goOn);
});

document.getElementById("sign-out").addEventListener("click", () => {
  send("DELETE", undefined, () => (problem.textContent = "This browser is signed out."));
});

async function send(method, json, then) {
  problem.textContent = "";
  try {
    const response = await fetch("/session", {
      method,
      headers: json && { "Content-Type": "application/json" },
      body: json && JSON.stringify(json),
    });
    if (response.ok) {
      then();
    } else {
      problem.textContent = (await response.json()).detail;
      form.elements.token.select();
    }
  } catch {
    problem.textContent = "The server does not answer. Is Comet Hunter still running? Then try again.";
  }
}

/** Back to the page from which somebody was sent here, or the one in whose place this page came. */
function goOn() {
  let from = null;
  try {
    from = sessionStorage.getItem("sign-in-from");
    sessionStorage.removeItem("sign-in-from");
  } catch {
    // the browser keeps nothing for pages
  }
  if (location.pathname === "/sign-in") {
    location.replace(from ?? "/");
  } else {
    location.reload();
  }
}
