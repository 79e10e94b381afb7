// The page starts here: ask what the server's model is, then show what the address holds.
import { start } from "./actions/boot.js";
import { followDrafts } from "./actions/draft.js";
import { followConflicts } from "./actions/conflicts.js";
import { render, html } from "./ui.js";
import { App } from "./views/app.js";
import { listenForKeys } from "./views/keys.js";

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
listenForKeys();
followConflicts();
followDrafts();
start();
