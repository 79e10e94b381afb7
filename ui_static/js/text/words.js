// The model's words in the reader's language. The server tells them in English; those of other languages are data under
// words/, by the model's names, and a test holds them to the model.
import zh from "../../words/zh.json" with { type: "json" };
import { language } from "./index.js";

/** @type {Record<string, Page.Words>} */
const WORDS = { zh };

/** The words of the reader's language, or null where the server's hold. */
export const words = () => WORDS[language.value] ?? null;
