// Keeps the home page live: fetches it again and swaps what it says.
async function refresh() {
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("main").innerHTML = page.querySelector("main").innerHTML;
    }
  } catch (e) {
    // The hub restarts: the next try finds it.
  }
}
setInterval(refresh, 3000);
