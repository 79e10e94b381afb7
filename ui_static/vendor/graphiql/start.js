// Starts GraphiQL with worked examples. Nothing is asked of another host; what is typed stays in this tab.
"use strict";
(() => {
  const forget = { getItem: () => null, setItem() {}, removeItem() {}, clear() {}, length: 0 };
  const chosen = document.getElementById("example");
  const about = document.getElementById("about");
  const root = ReactDOM.createRoot(document.getElementById("graphiql"));

  async function fetcher(params) {
    const response = await fetch(location.pathname, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" },
      body: JSON.stringify(params),
      credentials: "same-origin",
    });
    return response.json();
  }

  function show(example) {
    about.textContent = example.about;
    const variables = JSON.stringify(example.variables, null, 2);
    // Another key makes another editor: an example never mixes with what stood there.
    root.render(React.createElement(GraphiQL, {
      key: example.title, fetcher, query: example.query, variables, storage: forget, shouldPersistHeaders: false,
      isHeadersEditorEnabled: false, defaultEditorToolsVisibility: "variables",
    }));
  }

  fetch("vendor/graphiql/examples.json").then((response) => response.json()).then((examples) => {
    examples.forEach((example, number) => chosen.append(new Option(`${number + 1}. ${example.title}`, number)));
    chosen.addEventListener("change", () => show(examples[chosen.value]));
    show(examples[0]);
  });
})();
