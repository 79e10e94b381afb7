"""The page that `html` writes: a template for Jinja that escapes every name."""

from __future__ import annotations

DRAW = """
var nodes = {{ nodes|tojson }}, edges = {{ edges|tojson }}, options = {{ options|tojson }};
var network = new vis.Network(document.getElementById("mynetwork"), {nodes: nodes, edges: edges}, options);
var boxes = {{ boxes|tojson }};
network.on("beforeDrawing", function (picture) {
  boxes.forEach(function (box) {
    var places = Object.values(network.getPositions(box.members));
    if (!places.length) return;
    var xs = places.map(function (at) { return at.x; }), ys = places.map(function (at) { return at.y; });
    var left = Math.min.apply(null, xs) - 45, top = Math.min.apply(null, ys) - 45;
    picture.fillStyle = "#eef2f7";
    picture.strokeStyle = "#93a1b0";
    picture.beginPath();
    picture.rect(left, top, Math.max.apply(null, xs) + 45 - left, Math.max.apply(null, ys) + 60 - top);
    picture.fill();
    picture.stroke();
    picture.fillStyle = "#5a6673";
    picture.font = "11px system-ui, sans-serif";
    picture.fillText(box.title, left + 8, top - 5);
  });
});
network.fit();
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src{% for hash in hashes %} '{{ hash }}'{% endfor %}; style-src 'unsafe-inline'; img-src data:; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ heading }}</title>
<style>
body { margin: 1rem auto; max-width: 80rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #16202b; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
#mynetwork { position: relative; height: 80vh; border: 1px solid #d9e0e8; background: #f8f9fb; }
#mynetwork .vis-tooltip { position: absolute; visibility: hidden; padding: 6px 9px; white-space: pre-line; z-index: 5;
  max-width: 30rem; overflow-wrap: anywhere; border: 1px solid #8794a3; border-radius: 6px; background: #ffffff;
  pointer-events: none; font-size: .85rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #d9e0e8; text-align: start; overflow-wrap: break-word; }
td { max-width: 24rem; }
.note { white-space: pre-line; }
@media print { #mynetwork { break-inside: avoid; } details > * { display: block; } }
</style>
</head>
<body>
<h1 dir="auto">{{ heading }}</h1>
<div id="mynetwork" role="img" aria-label="The diagram; its elements and links are listed below"></div>
<h2>What this shows</h2>
<dl>
{% for name, sentence in about %}
<dt>{{ name }}</dt><dd dir="auto">{{ sentence }}</dd>
{% endfor %}
</dl>
<details><summary>{{ elements|length }} elements</summary>
<table>
<tr><th>Name</th><th>Type</th><th>Facts shown</th><th>More neighbours</th><th>Certainty</th><th>Id</th></tr>
{% for node, noun in elements %}
<tr><td dir="auto">{{ node.caption }}</td><td>{{ noun }}</td><td>{{ node.facts }}</td><td>{{ node.more }}</td>\
<td>{{ node.certainty }}</td><td dir="auto">{{ node.id }}</td></tr>
{% endfor %}
</table></details>
<details><summary>{{ links|length }} links</summary>
<table>
<tr><th>From</th><th>Link</th><th>To</th><th>Facts</th><th>First</th><th>Last</th><th>Best</th><th>Worst</th></tr>
{% for link in links %}
<tr>{% for cell in link %}<td dir="auto">{{ "" if cell is none else cell }}</td>{% endfor %}</tr>
{% endfor %}
</table></details>
{% if assumptions %}
<h2>Assumptions that no source gives</h2>
<table>
<tr><th>What</th><th>By</th><th>Why</th><th>When</th></tr>
{% for row in assumptions %}
<tr>{% for cell in row %}<td dir="auto">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</table>
{% endif %}
{% if findings %}
<h2>Findings, which are no facts</h2>
<table>
<tr><th>What</th><th>Finding</th><th>Against it</th><th>Question</th><th>By</th><th>When</th></tr>
{% for row in findings %}
<tr>{% for cell in row %}<td class="note" dir="auto">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</table>
{% endif %}
{% if boxes %}
<h2>Boxes</h2>
<table>
<tr><th>Box</th><th>What is in it</th><th>Note</th></tr>
{% for title, members, note in boxes %}
<tr><td dir="auto">{{ title }}</td><td dir="auto">{{ members|join(", ") }}</td>\
<td class="note" dir="auto">{{ note }}</td></tr>
{% endfor %}
</table>
{% endif %}
{% if notes %}
<h2>Notes</h2>
<p class="note" dir="auto">{{ notes }}</p>
{% endif %}
{% if remarks %}
<table>
<tr><th>About</th><th>Flag</th><th>Note</th></tr>
{% for name, said in remarks %}
<tr><td dir="auto">{{ name }}</td><td>{{ said.flag or "" }}</td><td class="note" dir="auto">{{ said.note }}</td></tr>
{% endfor %}
</table>
{% endif %}
{% for script in scripts %}
<script>{{ script|safe }}</script>
{% endfor %}
</body>
</html>
"""
