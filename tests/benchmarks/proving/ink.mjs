// Breadth-first search over the states of fine.ink with inkjs, as far as a number of steps: node ink.mjs DIR STEPS
// DIR holds node_modules. Prints the steps made, the different states found and the seconds taken, as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [dir, limit] = [process.argv[2], Number(process.argv[3])];
const { Compiler } = createRequire(join(dir, "x.js"))("inkjs/full");
const here = dirname(fileURLToPath(import.meta.url));
const story = new Compiler(readFileSync(join(here, "fine.ink"), "utf8")).Compile();
const names = ["trust", "support", "treasury", "stability", "ceasefire", "borders", "trade", "refugees", "disarmament",
  "justice"];

function where() {
  while (story.canContinue) story.Continue();
  const paths = story.currentChoices.map((choice) => choice.sourcePath).join(" ");
  return paths + "|" + names.map((name) => story.variablesState[name]).join(",");
}

const begun = performance.now();
const seen = new Set([where()]);
let layer = [story.state.ToJson()];
let steps = 0;
while (layer.length && steps < limit) {
  const next = [];
  for (const saved of layer) {
    story.state.LoadJson(saved);
    const choices = story.currentChoices.length;
    for (let choice = 0; choice < choices && steps < limit; choice++) {
      story.state.LoadJson(saved);
      story.ChooseChoiceIndex(choice);
      const key = where();
      steps++;
      if (!seen.has(key)) {
        seen.add(key);
        next.push(story.state.ToJson());
      }
    }
  }
  layer = next;
}
console.log(JSON.stringify({ steps, states: seen.size, seconds: (performance.now() - begun) / 1000 }));
