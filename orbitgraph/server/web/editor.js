"use strict";
// The plain editor: asks the endpoint and puts the answer on the page, as text only.
const form = document.getElementById("editor");
const said = document.getElementById("said");
const place = document.getElementById("answer");

function cell(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function table(columns, rows) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const column of columns) head.append(cell("th", column));
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) line.append(cell("td", row[column] ? row[column].value : ""));
  }
  return made;
}

async function ask() {
  said.textContent = "Asking …";
  place.replaceChildren();
  const answer = await fetch(form.dataset.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/sparql-query",
      Accept: "application/sparql-results+json, text/turtle;q=0.9",
    },
    body: document.getElementById("query").value,
  });
  const text = await answer.text();
  if (!answer.ok) {
    said.textContent = text;
  } else if ((answer.headers.get("Content-Type") || "").startsWith("text/turtle")) {
    said.textContent = "The answer is triples:";
    place.append(cell("pre", text));
  } else {
    const { head, results, boolean } = JSON.parse(text);
    const rows = results ? results.bindings : [];
    said.textContent = results ? `${rows.length} ${rows.length === 1 ? "row" : "rows"}` : boolean ? "Yes." : "No.";
    if (results) place.append(table(head.vars, rows));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().catch((error) => { said.textContent = `The server cannot be reached (${error.message}).`; });
});
